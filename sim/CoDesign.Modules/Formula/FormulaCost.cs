namespace CoDesign.Modules.Formula;

/// <summary>What a job costs.</summary>
/// <param name="Cycles">Latency.</param>
/// <param name="Actions">Occurrences of actions.</param>
/// <param name="Keeps">Bytes that stay in the unit.</param>
internal sealed record FormulaCost(long Cycles, IReadOnlyList<(string Action, long Occurrences)> Actions, long Keeps);
