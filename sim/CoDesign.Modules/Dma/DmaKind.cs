using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Dma;

/// <summary>Kind <c>dma</c>: a unit that copies bytes.</summary>
public sealed class DmaKind : IModuleKind
{
    /// <inheritdoc/>
    public string Tag => "dma";

    /// <inheritdoc/>
    public string Description => "Copies bytes from one place to another.";

    /// <inheritdoc/>
    public IModuleParameters Read(NodeReader node) => DmaParameters.Read(node);

    /// <inheritdoc/>
    public IModule Create(IModuleParameters parameters, Frequency clock) => new DmaUnit((DmaParameters)parameters, clock);
}
