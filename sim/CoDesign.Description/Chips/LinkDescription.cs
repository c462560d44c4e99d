using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Chips;

/// <summary>
/// A connection between two zones, or the local bus of one zone if both ends are the same. A transfer takes the path with the
/// fewest links; the local buses at both ends are part of it.
/// </summary>
/// <param name="Id">Id.</param>
/// <param name="From">Zone at one end.</param>
/// <param name="To">Zone at the other end.</param>
/// <param name="Width">Bits per cycle, in each direction.</param>
/// <param name="Clock">Its clock.</param>
/// <param name="Latency">Time that a request or its answer takes.</param>
/// <param name="EnergyPerBit">Energy to move a bit.</param>
/// <param name="Axi">What makes it an AXI port; null: a channel in each direction, for any number of transfers.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record LinkDescription(
    string Id,
    Reference From,
    Reference To,
    BitWidth Width,
    Reference Clock,
    Sourced<Latency> Latency,
    Sourced<EnergyPerBit> EnergyPerBit,
    AxiDescription? Axi,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Reads an entry.</summary>
    public static LinkDescription Read(NodeReader node) => new(
        node.Identifier("id", "Id of the link."),
        node.Reference("from", "Zone at one end."),
        node.Reference("to", "Zone at the other end; the same one for the local bus of a zone."),
        node.Width("width", "Bits per cycle in each direction; a multiple of 8.", new BitWidth(8), new BitWidth(4096)),
        node.Reference("clock", "Its clock."),
        node.Sourced("latency", "Time that a request takes, and again its answer.", Quantity.Latency),
        node.Sourced("energy_per_bit", "Energy to move a bit from one end to the other.", Quantity.EnergyPerBit),
        node.OptionalObject("axi", "What makes the link an AXI port; absent: a channel in each direction, for any number of transfers.", AxiDescription.Read),
        node.Position);
}
