using CoDesign.Checkpoints;

namespace CoDesign.Machine.Harts;

/// <summary>A counter that software can write and stop, on top of one that only counts.</summary>
internal struct SoftwareCounter
{
    // The value while it stands, or what it is ahead of its source.
    private long _offset;

    /// <summary>Whether it stands still.</summary>
    public bool IsInhibited { get; private set; }

    /// <summary>The value when its source has a value.</summary>
    public readonly ulong At(long source) => (ulong)(IsInhibited ? _offset : source + _offset);

    /// <summary>Writes it.</summary>
    public void Set(ulong value, long source) => _offset = IsInhibited ? (long)value : (long)value - source;

    /// <summary>Stops it or lets it go on.</summary>
    public void Inhibit(bool isInhibited, long source)
    {
        ulong value = At(source);
        IsInhibited = isInhibited;
        Set(value, source);
    }

    /// <summary>Moves the counter into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        _offset = stream.Value(_offset);
        IsInhibited = stream.Flag(IsInhibited);
    }
}
