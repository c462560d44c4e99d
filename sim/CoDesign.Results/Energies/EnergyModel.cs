using CoDesign.Description.Energies;
using CoDesign.Description.Quantities;

namespace CoDesign.Results;

/// <summary>Energy = Σ occurrences of actions × energy of each + leakage × time. A page of arithmetic, evaluated after the run.</summary>
/// <remarks>
/// Bounds add low with low and high with high: the errors of the constants are not known to be independent, so a root of summed
/// squares would promise too much.
/// </remarks>
public static class EnergyModel
{
    /// <summary>Name of the action of a link.</summary>
    public const string LinkAction = "bit";

    /// <summary>Evaluates the energy of a run.</summary>
    /// <param name="table">The constants.</param>
    /// <param name="activities">What each part did; every class and action is in the table, which is checked before a run.</param>
    /// <param name="duration">How long the parts were on.</param>
    /// <param name="voltage">Supply voltage of the chip; within the table's curve, which is checked before a run.</param>
    public static EnergyRecord Evaluate(EnergyTable table, IEnumerable<PartActivity> activities, SimTime duration, Voltage voltage)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(activities);
        var point = new OperatingPointEnergies(table, voltage);
        return Sum(table, voltage, [.. activities.Select(a => Evaluate(table, point, a, duration))]);
    }

    /// <summary>Adds up the parts.</summary>
    internal static EnergyRecord Sum(EnergyTable table, Voltage voltage, IReadOnlyList<EnergyComponent> components) =>
        new(
            table.Name,
            table.Node.ToString(),
            components.Sum(c => c.DynamicPj + c.LeakagePj),
            components.Sum(c => c.LowPj),
            components.Sum(c => c.HighPj),
            components)
        {
            Voltage = voltage.ToString(),
        };

    /// <summary>An energy in picojoules.</summary>
    public static decimal Picojoules(Energy energy) => (decimal)energy.Attojoules / 1_000_000m;

    private static EnergyComponent Evaluate(EnergyTable table, OperatingPointEnergies point, PartActivity activity, SimTime duration)
    {
        IEnergyClass? energyClass = table.Classes.TryFind(activity.EnergyClass, out Description.Reading.Tagged<IEnergyClass>? tagged) ? tagged.Value : null;
        List<EnergyAction> actions = [];
        foreach ((string name, long count) in activity.Counts.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            EnergyConstant constant = activity.LinkEnergy is not null
                ? EnergyConstant.Of(activity.LinkEnergy.Value.ForBits(1), activity.LinkEnergy.Tolerance ?? default, activity.LinkEnergy.Source)
                : energyClass is not null && energyClass.TryActionEnergy(name, activity.Part, out EnergyConstant found) ? point.Scale(energyClass, found)
                : throw new InvalidOperationException($"energy table '{table.Name}' has no action '{name}' in class '{activity.EnergyClass}'");
            actions.Add(new EnergyAction(
                name,
                count,
                Picojoules(constant.Nominal * count),
                Picojoules(constant.Low * count),
                Picojoules(constant.High * count),
                Picojoules(constant.Nominal),
                constant.Source));
        }

        PowerConstant leakage = energyClass is null ? default : point.Scale(energyClass, energyClass.Leakage(activity.Part));
        return new EnergyComponent(
            activity.Id,
            activity.Kind,
            activity.EnergyClass,
            actions.Sum(a => a.EnergyPj),
            Picojoules(leakage.Nominal * duration),
            actions.Sum(a => a.LowPj) + Picojoules(leakage.Low * duration),
            actions.Sum(a => a.HighPj) + Picojoules(leakage.High * duration),
            leakage.Source,
            actions);
    }
}
