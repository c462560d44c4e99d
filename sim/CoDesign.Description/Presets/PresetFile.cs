namespace CoDesign.Description.Presets;

/// <summary>A module preset that a chip uses.</summary>
/// <param name="Name">Name of the preset.</param>
/// <param name="Path">The file.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
public sealed record PresetFile(string Name, string Path, string Sha256);
