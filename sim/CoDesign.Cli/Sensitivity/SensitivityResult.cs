using CoDesign.Results;

namespace CoDesign.Cli.Sensitivity;

/// <summary>What every number of a run does to it.</summary>
/// <param name="Record">The run as it was.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Rows">A row per number, in the order of chip, core preset and energy table.</param>
internal sealed record SensitivityResult(RunRecord Record, Outcome Outcome, IReadOnlyList<SensitivityRow> Rows);
