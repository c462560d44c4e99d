using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Yaml;

/// <summary>A list of nodes.</summary>
/// <param name="position">First item or opening bracket.</param>
/// <param name="items">The items in order; not copied, must not change afterwards.</param>
public sealed class YamlSequence(SourcePosition position, IReadOnlyList<YamlNode> items) : YamlNode(position)
{
    /// <summary>The items in order.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;

    /// <inheritdoc/>
    internal override string Designation => "a list";
}
