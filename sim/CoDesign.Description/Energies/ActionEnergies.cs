using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Energies;

/// <summary>A fixed energy for each action.</summary>
/// <param name="Cell">Type of the cells that <paramref name="LeakagePower"/> is for.</param>
/// <param name="LeakagePower">Power as long as the part is on.</param>
/// <param name="HighestClock">Highest clock at the table's voltage; null: unknown, and no clock is refused.</param>
/// <param name="Energies">Energy by action.</param>
public sealed record ActionEnergies(
    CellType Cell, Sourced<Power> LeakagePower, Sourced<Frequency>? HighestClock, KeyedList<Sourced<Energy>> Energies) : IEnergyClass
{
    /// <summary>Name of the action of a cycle of the part's clock in which it works.</summary>
    public const string ActiveCycle = "active_cycle";

    /// <summary>Name of the action of a cycle of the part's clock in which it sleeps or waits for work.</summary>
    public const string IdleCycle = "idle_cycle";

    /// <inheritdoc/>
    public IReadOnlyList<string> Actions => Energies.Keys;

    /// <inheritdoc/>
    public bool FollowsVoltage => true;

    /// <summary>Reads the block.</summary>
    public static ActionEnergies Read(NodeReader node) => new(
        node.Enum<CellType>("cell", "Type of the cells that the leakage is for: lstp hardly leaks, hp leaks hundreds of times as much."),
        node.Sourced("leakage", "Power as long as the part is on, whether or not its clock runs.", Quantity.Power),
        node.OptionalSourced("highest_clock", "Highest clock at the table's voltage; absent: unknown, and no clock is refused.", Quantity.Frequency),
        node.Map("actions", "Energy of one occurrence of each action; active_cycle and idle_cycle are cycles of the part's clock in which it works, or not.", Scalar.Identifier, Form.Sourced(Quantity.Energy)));

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
    public AreaConstant? AreaOf(EnergyPart part) => null;

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
