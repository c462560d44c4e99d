using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Tests.Sample;

public sealed record SampleModule(
    string Id,
    Tagged<SampleParameters> Kind,
    Address? Mmio,
    Reference? Memory,
    IReadOnlyList<SampleModule> Parts,
    SourcePosition Position)
{
    public static SampleModule Read(NodeReader node)
    {
        SampleModule module = new(
            Id: node.Identifier("id", "Name of the module; unique on the chip."),
            Kind: node.OpenUnion<SampleParameters>("kind", "What the module does."),
            Mmio: node.OptionalScalar("mmio", "First address of the registers.", Scalar.Address),
            Memory: node.OptionalReference("memory", "The memory that it works on."),
            Parts: node.OptionalList("parts", "Modules inside this one.", Read),
            Position: node.Position);
        node.AtMostOneOf("mmio", "memory");
        return module;
    }
}
