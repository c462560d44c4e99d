using CoDesign.Checkpoints;

namespace CoDesign.Timing.Memories;

/// <summary>A bank: which row is open, and from when on commands may come.</summary>
internal sealed class DramBank
{
    /// <summary>No row is open.</summary>
    public const long Closed = -1;

    /// <summary>The open row, or <see cref="Closed"/>.</summary>
    public long Row { get; set; } = Closed;

    /// <summary>When the row was opened.</summary>
    public long ActivatedAt { get; set; }

    /// <summary>From when on a row may be opened, if none is.</summary>
    public long ActivateFrom { get; set; }

    /// <summary>From when on the open row may be closed, as far as its accesses are concerned.</summary>
    public long PrechargeFrom { get; set; }

    /// <summary>Refreshes that it has seen.</summary>
    public long Refreshes { get; set; }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        Row = stream.Value(Row);
        ActivatedAt = stream.Value(ActivatedAt);
        ActivateFrom = stream.Value(ActivateFrom);
        PrechargeFrom = stream.Value(PrechargeFrom);
        Refreshes = stream.Value(Refreshes);
    }
}
