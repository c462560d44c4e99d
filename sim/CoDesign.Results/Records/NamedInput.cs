namespace CoDesign.Results;

/// <summary>A named input with its checksum.</summary>
/// <param name="Name">Name in the file.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
public sealed record NamedInput(string Name, string Sha256);
