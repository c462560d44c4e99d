namespace CoDesign.Modules.Prover;

/// <summary>A piece of work of one part of the unit.</summary>
/// <param name="Cycles">How long it takes.</param>
/// <param name="MemoryBytes">Bytes to and from the unit's own memory.</param>
/// <param name="Actions">What costs energy, with its numbers.</param>
public sealed record ProverStage(UnitCycles Cycles, Int128 MemoryBytes, IReadOnlyList<(string Action, long Occurrences)> Actions);
