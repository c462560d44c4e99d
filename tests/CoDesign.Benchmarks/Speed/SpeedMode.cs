namespace CoDesign.Benchmarks.Speed;

/// <summary>A way to run a program in this simulator.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Options">What <c>codesign run</c> gets besides chip and program.</param>
/// <param name="Labels">Whether labels are followed, and whether anything carries one.</param>
/// <param name="HasScopes">Whether what is done under a branch carries the label of its condition.</param>
internal sealed record SpeedMode(string Name, IReadOnlyList<string> Options, SpeedLabels Labels, bool HasScopes = false)
{
    /// <summary>Every mode. One with an option that this version of the tool does not have is left out, with a word.</summary>
    public static IReadOnlyList<SpeedMode> All { get; } =
    [
        new("functional", ["--timing", "none"], SpeedLabels.None),
        new("fast", ["--timing", "fast"], SpeedLabels.None),
        new("timed", [], SpeedLabels.None),
        new("interpreted", ["--engine", "interpreter"], SpeedLabels.None),
        new("labels", [], SpeedLabels.Public),
        new("secrets", [], SpeedLabels.Secret),
        new("labels_scopes", [], SpeedLabels.Public, HasScopes: true),
        new("secrets_scopes", [], SpeedLabels.Secret, HasScopes: true),
    ];
}
