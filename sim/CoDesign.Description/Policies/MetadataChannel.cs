namespace CoDesign.Description.Policies;

/// <summary>What a job tells a module besides the bytes of its buffers.</summary>
public enum MetadataChannel
{
    /// <summary>That it is submitted at all (TB102).</summary>
    Decision,

    /// <summary>How long its buffers are (TB103).</summary>
    Length,

    /// <summary>Where they lie (TB104).</summary>
    Address,

    /// <summary>When it is submitted (TB105).</summary>
    Time,

    /// <summary>Which operation it asks for, and all else that stands in its descriptor (TB106).</summary>
    Operation,
}
