namespace CoDesign.Description.Chips;

/// <summary>A file that parameters of a module were read from.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
public sealed record ParameterFile(string Name, string Sha256);
