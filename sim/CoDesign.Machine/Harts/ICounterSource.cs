namespace CoDesign.Machine.Harts;

/// <summary>Where the counters of a hart come from.</summary>
internal interface ICounterSource
{
    /// <summary>Cycles so far.</summary>
    long Cycles { get; }

    /// <summary>Instructions that retired.</summary>
    long Instructions { get; }

    /// <summary>Cycles when the running CSR instruction is complete: what it writes takes effect then.</summary>
    long CyclesAfter { get; }

    /// <summary>Instructions that have retired when the running CSR instruction is complete.</summary>
    long InstructionsAfter { get; }

    /// <summary>How often an event has happened.</summary>
    long TotalOf(PerformanceEvent counted);

    /// <summary>mtime.</summary>
    ulong Ticks { get; }
}
