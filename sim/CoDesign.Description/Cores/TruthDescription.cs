using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;
using CoDesign.Description.Yaml;

namespace CoDesign.Description.Cores;

/// <summary>Measured hardware that a preset stands for, and what of the preset is to be set for it.</summary>
/// <param name="Core">Core, as the table of measurements names it.</param>
/// <param name="Configuration">Its configuration, as the table names it.</param>
/// <param name="MemoryModel">The memory behind it, as the table names it.</param>
/// <param name="Set">New values for places of the preset.</param>
public sealed record TruthDescription(string Core, string Configuration, string MemoryModel, IReadOnlyList<Override> Set)
{
    private static readonly ScalarKind<string> Name = Scalar.Matching(
        "name", "[A-Za-z0-9_+.-]+", "letters, digits and any of _ + . -", "maxperf+icache");

    /// <summary>Reads an entry.</summary>
    public static TruthDescription Read(NodeReader node) => new(
        node.Scalar("core", "Core, as the table of measurements names it.", Name),
        node.Scalar("config", "Configuration of the core, as the table names it.", Name),
        node.Scalar("memory_model", "Memory behind the core, as the table names it.", Name),
        node.Overrides("set", "New values for places of the preset, as with --set."));
}
