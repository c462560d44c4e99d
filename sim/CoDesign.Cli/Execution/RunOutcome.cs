using CoDesign.Results;

namespace CoDesign.Cli.Execution;

/// <summary>A run that ended, and where its files lie.</summary>
/// <param name="Plan">What was run.</param>
/// <param name="Result">What happened.</param>
/// <param name="Folder">The run folder.</param>
/// <param name="Code">Exit code.</param>
internal sealed record RunOutcome(RunPlan Plan, RunResult Result, string Folder, int Code);
