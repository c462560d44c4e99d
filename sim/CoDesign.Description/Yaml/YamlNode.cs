using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Yaml;

/// <summary>A node of a parsed YAML file: a mapping, a list, a scalar, or a place where the parser already reported an error.
/// Immutable.</summary>
/// <param name="position">Where the node starts.</param>
public abstract class YamlNode(SourcePosition position)
{
    /// <summary>Where the node starts.</summary>
    public SourcePosition Position { get; } = position;

    /// <summary>What a message calls the node: "a mapping", "a list".</summary>
    internal abstract string Designation { get; }
}
