namespace CoDesign.Machine.Modules;

/// <summary>When what happened to a job, in picoseconds; null: it did not.</summary>
internal sealed class JobTimes
{
    /// <summary>The doorbell rang.</summary>
    public long? Submitted { get; set; }

    /// <summary>The module turned to it.</summary>
    public long? Begun { get; set; }

    /// <summary>The descriptor was there and in order.</summary>
    public long? Accepted { get; set; }

    /// <summary>The last byte of an input was there.</summary>
    public long? LastRead { get; set; }

    /// <summary>An output was written for the first time.</summary>
    public long? FirstWrite { get; set; }

    /// <summary>The last write of an output was complete.</summary>
    public long? LastWrite { get; set; }
}
