namespace CoDesign.Description.Scalars;

/// <summary>Gives an enum member a spelling in YAML that its C# name cannot have, such as "rv64gc_zba".</summary>
/// <param name="name">The word as written in YAML.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class YamlNameAttribute(string name) : Attribute
{
    /// <summary>The word as written in YAML.</summary>
    public string Name { get; } = name;
}
