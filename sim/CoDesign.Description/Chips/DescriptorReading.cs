namespace CoDesign.Description.Chips;

/// <summary>How often a module reads the descriptor of a job.</summary>
public enum DescriptorReading
{
    /// <summary>Once: what it has checked is what it uses.</summary>
    Snapshot,

    /// <summary>Again when it has read its inputs: what it has checked may have changed.</summary>
    ByReference,
}
