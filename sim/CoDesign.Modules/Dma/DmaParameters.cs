using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Modules.Dma;

/// <summary>How long a copy engine takes beside the bus.</summary>
/// <param name="Setup">Cycles before the first transfer.</param>
public sealed record DmaParameters(Sourced<Cycles> Setup) : IModuleParameters
{
    /// <summary>Action of moving one burst.</summary>
    public const string BurstAction = "burst";

    /// <inheritdoc/>
    public IReadOnlyList<uint> Operations { get; } = [Machine.Modules.Operations.Copy];

    /// <inheritdoc/>
    public IReadOnlyList<string> Actions { get; } = [BurstAction];

    /// <summary>Reads the block.</summary>
    public static DmaParameters Read(NodeReader node) =>
        new(node.Sourced("setup", "Cycles between the descriptor and the first transfer.", Quantity.Cycles));
}
