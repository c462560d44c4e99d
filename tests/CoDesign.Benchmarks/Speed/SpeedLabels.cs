namespace CoDesign.Benchmarks.Speed;

/// <summary>What a run does with labels.</summary>
internal enum SpeedLabels
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It follows them, and everything is public.</summary>
    Public,

    /// <summary>It follows them, and the input of the program is secret.</summary>
    Secret,
}
