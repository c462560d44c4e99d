namespace CoDesign.Results;

/// <summary>A physical constant that the run rests on.</summary>
/// <param name="File">chip, core or energy: the input that states it.</param>
/// <param name="Path">Where it stands in that file.</param>
/// <param name="Value">The value as written, with its unit.</param>
/// <param name="Tolerance">How far it may be off; null if the source states nothing.</param>
/// <param name="Source">Document, version and place, or the derivation.</param>
public sealed record ConstantRecord(string File, string Path, string Value, string? Tolerance, string Source);
