using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Chips;

/// <summary>
/// What makes a link an AXI port (AMBA AXI4, IHI 0022): read address, read data, write address and write data are channels of their
/// own, transactions are bursts, and a limited number of them is under way.
/// </summary>
/// <param name="MaxBurst">Most beats of a transaction.</param>
/// <param name="Outstanding">Reads, and as many writes, that may be under way at once in each direction.</param>
/// <param name="Arbitration">Cycles from a request until the address channel takes it.</param>
public sealed record AxiDescription(int MaxBurst, int Outstanding, Sourced<Cycles> Arbitration)
{
    /// <summary>Reads the block.</summary>
    public static AxiDescription Read(NodeReader node) => new(
        node.Count("max_burst", "Most beats of a transaction; longer transfers are several.", 1, 256),
        node.Count("outstanding", "Reads, and as many writes, that may be under way at once in each direction.", 1, 64),
        node.Sourced("arbitration", "Cycles of the link from a request until the address channel takes it.", Quantity.Cycles));
}
