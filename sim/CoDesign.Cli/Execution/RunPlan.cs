using CoDesign.Description.Loading;
using CoDesign.Description.Policies;
using CoDesign.Description.Runs;
using CoDesign.Machine;

namespace CoDesign.Cli.Execution;

/// <summary>A run that was read and checked, and how it is bounded.</summary>
/// <param name="Request">What the user asked for.</param>
/// <param name="Run">What to run.</param>
/// <param name="FailOn">From which level on findings count; null: as the policy says.</param>
/// <param name="MaximumCycles">Most cycles.</param>
/// <param name="MaximumWall">Most time of the host; null without limit.</param>
/// <param name="CommitLog">File for the commit log; null for none.</param>
/// <param name="Signature">File for the signature; null for none.</param>
/// <param name="Engine">What executes instructions.</param>
/// <param name="Stops">Where it begins to be measured, and what it leaves or goes on from.</param>
/// <param name="AuditKey">Key of the digests of secret inputs; null for none.</param>
internal sealed record RunPlan(
    RunRequest Request, RunDescription Run, FailLevel? FailOn, long MaximumCycles, TimeSpan? MaximumWall, string? CommitLog, string? Signature, Engine Engine, RunStops Stops, byte[]? AuditKey);
