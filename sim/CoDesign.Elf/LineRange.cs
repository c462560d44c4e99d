namespace CoDesign.Elf;

/// <summary>Instructions that one source line gave rise to.</summary>
/// <param name="Start">First address, before the load bias.</param>
/// <param name="End">First address behind the range.</param>
/// <param name="Source">The line.</param>
public readonly record struct LineRange(ulong Start, ulong End, SourceLine Source);
