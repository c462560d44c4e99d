namespace CoDesign.Machine.Harts;

/// <summary>How much is known about values beside their bits.</summary>
internal enum TrackingLevel
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Their labels.</summary>
    Labels,

    /// <summary>Their labels and how they came to be where they are.</summary>
    Paths,
}
