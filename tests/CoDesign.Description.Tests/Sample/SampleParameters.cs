using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Tests.Sample;

/// <summary>Parameters of a module, registered from outside the reading of the chip.</summary>
public abstract record SampleParameters
{
    public static UnionRegistry Registry { get; } = UnionRegistry.Empty.With<SampleParameters>(
    [
        new UnionCase<SampleParameters>("hash", "A hash unit.", HashParameters.Read),
        new UnionCase<SampleParameters>("dma", "A copy engine.", DmaParameters.Read),
    ]);
}

public sealed record HashParameters(Sourced<Cycles> CyclesPerBlock, Sourced<Energy>? EnergyPerBlock) : SampleParameters
{
    public static HashParameters Read(NodeReader node) => new(
        CyclesPerBlock: node.Sourced("cycles_per_block", "Cycles for one block.", Quantity.Cycles.AtLeast(new Cycles(1))),
        EnergyPerBlock: node.OptionalSourced("energy_per_block", "Energy of one block; not modelled if absent.", Quantity.Energy));
}

public sealed record DmaParameters(int Channels, BitWidth Width) : SampleParameters
{
    public static DmaParameters Read(NodeReader node) => new(
        Channels: node.Count("channels", "Number of channels.", minimum: 1, maximum: 8),
        Width: node.Width("width", "Width of the data path."));
}
