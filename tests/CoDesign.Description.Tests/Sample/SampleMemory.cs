using System.ComponentModel;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Tests.Sample;

[Description("A memory of the chip.")]
public sealed record SampleMemory(
    string Id,
    Reference Zone,
    Address Base,
    ByteSize Size,
    SampleAccess Access,
    bool Shared,
    Sourced<Cycles> Latency,
    Sourced<EnergyPerBit>? Energy,
    SourcePosition Position)
{
    public static SampleMemory Read(NodeReader node) => new(
        Id: node.Identifier("id", "Name of the memory; unique on the chip."),
        Zone: node.Reference("zone", "The zone that owns it."),
        Base: node.Address("base", "First byte address."),
        Size: node.Size("size", "Capacity.", minimum: ByteSize.FromBytes(1)),
        Access: node.EnumOr("access", "What a hart may do.", SampleAccess.Rw),
        Shared: node.ScalarOr("shared", "Whether modules see it.", Scalar.Boolean, false),
        Latency: node.Sourced("latency", "Cycles of one access.", Quantity.Cycles),
        Energy: node.OptionalSourced("energy", "Energy of one access.", Quantity.EnergyPerBit),
        Position: node.Position);
}
