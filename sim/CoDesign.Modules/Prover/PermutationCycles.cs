using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Prover;

/// <summary>How long a hash core takes for a block.</summary>
/// <param name="Interval">Cycles between two blocks that have nothing to do with each other.</param>
/// <param name="Latency">Cycles of one from end to end.</param>
public sealed record PermutationCycles(Sourced<Cycles> Interval, Sourced<Cycles> Latency)
{
    /// <summary>Reads an entry.</summary>
    public static PermutationCycles Read(NodeReader node) => new(
        node.Sourced("interval", "Cycles between two blocks (permutations) that have nothing to do with each other.", Quantity.Cycles.AtLeast(new Cycles(1))),
        node.Sourced("latency", "Cycles of a block from end to end.", Quantity.Cycles.AtLeast(new Cycles(1))));
}
