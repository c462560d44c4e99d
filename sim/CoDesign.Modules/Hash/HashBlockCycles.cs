using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Modules.Hash;

/// <summary>How long a block takes.</summary>
/// <param name="Load">Cycles to bring a block into the state.</param>
/// <param name="Rounds">Cycles of the compression or permutation.</param>
public sealed record HashBlockCycles(Sourced<Cycles> Load, Sourced<Cycles> Rounds)
{
    /// <summary>Reads an entry.</summary>
    public static HashBlockCycles Read(NodeReader node) => new(
        node.Sourced("load", "Cycles to bring one block (rate, for SHA-3) into the state.", Quantity.Cycles),
        node.Sourced("rounds", "Cycles of one compression or permutation.", Quantity.Cycles));
}
