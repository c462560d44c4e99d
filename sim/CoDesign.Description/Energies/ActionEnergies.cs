using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Energies;

/// <summary>A fixed energy for each action.</summary>
/// <param name="LeakagePower">Power as long as the part is on.</param>
/// <param name="Energies">Energy by action.</param>
public sealed record ActionEnergies(Sourced<Power> LeakagePower, KeyedList<Sourced<Energy>> Energies) : IEnergyClass
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Actions => Energies.Keys;

    /// <summary>Reads the block.</summary>
    public static ActionEnergies Read(NodeReader node) => new(
        node.Sourced("leakage", "Power as long as the part is on, clock tree without activity included.", Quantity.Power),
        node.Map("actions", "Energy of one occurrence of each action.", Scalar.Identifier, Form.Sourced(Quantity.Energy)));

    /// <inheritdoc/>
    public bool TryActionEnergy(string action, EnergyPart part, out EnergyConstant energy)
    {
        bool isKnown = Energies.TryFind(action, out Sourced<Energy>? constant);
        energy = isKnown ? EnergyConstant.Of(constant!.Value, constant.Tolerance ?? default, constant.Source) : default;
        return isKnown;
    }

    /// <inheritdoc/>
    public PowerConstant Leakage(EnergyPart part) => PowerConstant.Of(LeakagePower.Value, LeakagePower.Tolerance ?? default, LeakagePower.Source);

    /// <inheritdoc/>
    public void Check(DiagnosticBag diagnostics, string name)
    {
        ToleranceCheck.Demand(diagnostics, LeakagePower, $"leakage of class '{name}'");
        foreach (Keyed<Sourced<Energy>> entry in Energies)
        {
            ToleranceCheck.Demand(diagnostics, entry.Value, $"action '{entry.Key}' of class '{name}'");
        }
    }
}
