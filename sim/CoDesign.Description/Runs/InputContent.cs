namespace CoDesign.Description.Runs;

/// <summary>An input file as bytes.</summary>
/// <param name="Name">Name by which the program knows it.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Sha256">Their checksum.</param>
public sealed record InputContent(string Name, ReadOnlyMemory<byte> Content, string Sha256);
