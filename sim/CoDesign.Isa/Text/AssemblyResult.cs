namespace CoDesign.Isa;

/// <summary>The outcome of assembling a text.</summary>
/// <param name="Code">The bytes from the origin on; empty if there are problems.</param>
/// <param name="Labels">Address of each label.</param>
/// <param name="Problems">Every problem found.</param>
public sealed record AssemblyResult(byte[] Code, IReadOnlyDictionary<string, ulong> Labels, IReadOnlyList<AssemblyProblem> Problems);
