using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Energies;

/// <summary>An energy for each bit moved.</summary>
/// <param name="ReadEnergy">Energy to read a bit.</param>
/// <param name="WriteEnergy">Energy to write a bit.</param>
/// <param name="Background">Power without access, refresh included.</param>
public sealed record PerBitEnergies(Sourced<EnergyPerBit> ReadEnergy, Sourced<EnergyPerBit> WriteEnergy, Sourced<Power> Background) : IEnergyClass
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Actions { get; } = [ArrayEnergies.ReadAction, ArrayEnergies.WriteAction];

    /// <summary>A memory off the chip has a supply of its own.</summary>
    public bool FollowsVoltage => false;

    /// <inheritdoc/>
    public Sourced<Frequency>? HighestClock => null;

    /// <summary>Reads the block.</summary>
    public static PerBitEnergies Read(NodeReader node) => new(
        node.Sourced("read", "Energy to read a bit.", Quantity.EnergyPerBit),
        node.Sourced("write", "Energy to write a bit.", Quantity.EnergyPerBit),
        node.Sourced("leakage", "Power without access, refresh included.", Quantity.Power));

    /// <inheritdoc/>
    public bool TryActionEnergy(string action, EnergyPart part, out EnergyConstant energy)
    {
        Sourced<EnergyPerBit> perBit = action == ArrayEnergies.WriteAction ? WriteEnergy : ReadEnergy;
        energy = EnergyConstant.Of(perBit.Value.ForBits(part.Width.Bits), perBit.Tolerance ?? default, perBit.Source);
        return Actions.Contains(action);
    }

    /// <inheritdoc/>
    public PowerConstant Leakage(EnergyPart part) => PowerConstant.Of(Background.Value, Background.Tolerance ?? default, Background.Source);

    /// <inheritdoc/>
    public AreaConstant? AreaOf(EnergyPart part) => null;

    /// <inheritdoc/>
    public void Check(DiagnosticBag diagnostics, string name)
    {
        ToleranceCheck.Demand(diagnostics, ReadEnergy, $"read energy of class '{name}'");
        ToleranceCheck.Demand(diagnostics, WriteEnergy, $"write energy of class '{name}'");
        ToleranceCheck.Demand(diagnostics, Background, $"leakage of class '{name}'");
    }
}
