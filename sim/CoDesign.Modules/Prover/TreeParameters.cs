using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Prover;

/// <summary>The unit for Merkle trees.</summary>
/// <param name="Functions">Cycles of a block, by hash function.</param>
/// <param name="Cores">Hash cores.</param>
/// <param name="Burst">Bytes that lie in a row when leaves and nodes are read or written in the unit's own memory.</param>
public sealed record TreeParameters(KeyedList<PermutationCycles> Functions, Sourced<int> Cores, Sourced<ByteSize> Burst)
{
    private const int MostCores = 1 << 20;

    /// <summary>Reads the block.</summary>
    public static TreeParameters Read(NodeReader node) => new(
        node.Map("functions", "Cycles per block of each hash function that the unit has.", Scalar.OneOf("hash function", TreeHash.All.Select(h => h.Name)), PermutationCycles.Read),
        node.Sourced("cores", "Hash cores.", Scalar.Count.Between(1, MostCores)),
        node.Sourced("burst", "Bytes that lie in a row when leaves are read from and nodes written to the unit's own memory; means nothing without one.", Quantity.Size.AtLeast(new ByteSize(1))));
}
