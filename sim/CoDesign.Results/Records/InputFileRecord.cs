namespace CoDesign.Results;

/// <summary>A further file whose content changes the result.</summary>
/// <param name="Role">What it is: core, input, …</param>
/// <param name="Name">Name by which the run knows it.</param>
/// <param name="Sha256">SHA-256 of its content.</param>
public sealed record InputFileRecord(string Role, string Name, string Sha256);
