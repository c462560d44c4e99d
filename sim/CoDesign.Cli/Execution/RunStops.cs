namespace CoDesign.Cli.Execution;

/// <summary>Where on its way a run is stopped for a moment.</summary>
/// <param name="SkipTo">Up to where it is not measured; null: nowhere.</param>
/// <param name="IsWarm">Whether caches and predictor follow the program through what is skipped.</param>
/// <param name="Checkpoint">File for a checkpoint, and the place where it is made; null: none.</param>
/// <param name="Restore">File of the checkpoint from which it goes on; null: none.</param>
internal sealed record RunStops(string? SkipTo, bool IsWarm, (string File, string Place)? Checkpoint, string? Restore);
