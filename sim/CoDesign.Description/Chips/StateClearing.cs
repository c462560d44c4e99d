namespace CoDesign.Description.Chips;

/// <summary>When a module forgets what it has seen.</summary>
public enum StateClearing
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>When the driver asks: bit 2 of CONTROL.</summary>
    OnRequest,

    /// <summary>At the end of each job, and when the driver asks.</summary>
    OnJobEnd,
}
