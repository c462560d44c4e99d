namespace CoDesign.Description.Yaml;

/// <summary>A key of a mapping with its value.</summary>
/// <param name="Key">The key; its position is that of an unknown-key message.</param>
/// <param name="Value">What stands after the colon.</param>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value);
