using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Yaml;

/// <summary>Stands where the parser refused something (an alias, say) and reported it; readers say nothing more about it.</summary>
/// <param name="position">Where the refused construct starts.</param>
public sealed class YamlFault(SourcePosition position) : YamlNode(position)
{
    /// <inheritdoc/>
    internal override string Designation => "an error";
}
