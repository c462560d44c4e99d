namespace CoDesign.Description.Chips;

/// <summary>How much of a design can be inspected.</summary>
public enum Openness
{
    /// <summary>Design and tools are open.</summary>
    Open,

    /// <summary>The design can be read, and not changed or passed on.</summary>
    SourceAvailable,

    /// <summary>Only the vendor knows what is inside.</summary>
    Proprietary,
}
