namespace CoDesign.Trust;

/// <summary>One step of the path of a labelled value.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Pc">Address of the instruction; 0 where none took part.</param>
/// <param name="Address">Memory address on the bus of the first byte.</param>
/// <param name="Description">For sources and modules: which one.</param>
public sealed record PathStep(PathStepKind Kind, ulong Pc, ulong Address, string? Description);
