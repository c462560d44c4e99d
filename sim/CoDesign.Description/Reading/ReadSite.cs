using CoDesign.Description.Diagnostics;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Reading;

/// <summary>The surroundings of a value that is being read.</summary>
/// <param name="Context">What stays the same for the whole file.</param>
/// <param name="Path">Where the value stands.</param>
/// <param name="Source">The <c>source:</c> of the enclosing mapping for plain constants; null if it has none.</param>
internal sealed record ReadSite(ReadContext Context, NodePath Path, ConstantSource? Source)
{
    /// <summary>Reports a problem of the value.</summary>
    /// <param name="position">Where it was written.</param>
    /// <param name="fault">What is wrong.</param>
    public void Report(SourcePosition position, ScalarFault fault) =>
        Context.Diagnostics.Error(position, $"{Path.Label}: {fault.Message}", fault.Hint);

    /// <summary>Reports that a node of another shape is needed.</summary>
    /// <param name="node">What was found.</param>
    /// <param name="expectation">What is wanted, with article.</param>
    public void ReportShape(Yaml.YamlNode node, string expectation)
    {
        // The parser has already reported what a fault stands for.
        if (node is Yaml.YamlFault)
        {
            return;
        }
        if (node is Yaml.YamlScalar { IsNull: true })
        {
            Context.Diagnostics.Error(
                node.Position,
                $"{Path.Label} has no value",
                $"write {expectation}, or remove the key if it is optional");
            return;
        }
        Context.Diagnostics.Error(node.Position, $"{Path.Label} must be {expectation}, not {node.Designation}");
    }
}
