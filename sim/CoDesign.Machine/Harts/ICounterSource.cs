namespace CoDesign.Machine.Harts;

/// <summary>Where the counters of a hart come from.</summary>
internal interface ICounterSource
{
    /// <summary>Cycles so far.</summary>
    long Cycles { get; }

    /// <summary>Instructions that retired.</summary>
    long Instructions { get; }

    /// <summary>mtime.</summary>
    ulong Ticks { get; }
}
