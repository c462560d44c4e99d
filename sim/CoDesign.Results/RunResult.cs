namespace CoDesign.Results;

/// <summary>A run's record, and the crossings that only the audit files list one by one.</summary>
/// <param name="Record">The record.</param>
/// <param name="Crossings">Transfers from zone to zone, in order.</param>
/// <param name="AuditLog">The audit log, ready to be written.</param>
public sealed record RunResult(RunRecord Record, IReadOnlyList<CrossingRecord> Crossings, string AuditLog)
{
    /// <summary>Values at the end of the variables that were asked for, by symbol; those that the program has.</summary>
    public IReadOnlyDictionary<string, ulong> Variables { get; init; } = new Dictionary<string, ulong>();

    /// <summary>What the translator did; null if the interpreter ran alone.</summary>
    public TranslationStatistics? Translation { get; init; }
}
