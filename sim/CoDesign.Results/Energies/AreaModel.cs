using CoDesign.Description.Energies;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Results;

/// <summary>Area of the parts of a chip: logic by gates, memories by the points of the energy table.</summary>
public static class AreaModel
{
    private const decimal SquareNanometresPerSquareMillimetre = 1_000_000_000_000m;
    private const decimal Thousand = 1_000m;
    private const decimal PartsPerMillionPerPercent = 10_000m;

    /// <summary>Area of logic.</summary>
    /// <param name="table">The table, for the density of its process.</param>
    /// <param name="id">Id of the part.</param>
    /// <param name="kind">core or module.</param>
    /// <param name="gates">Size of the logic; null if no source states one.</param>
    public static AreaRecord OfLogic(EnergyTable table, string id, string kind, Sourced<GateEquivalents>? gates)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (gates is null)
        {
            return new AreaRecord(id, kind, null, null, null, null, null, null);
        }

        Tolerance tolerance = gates.Tolerance ?? default;
        AreaConstant? area = table.Density?.Of(gates.Value, tolerance, gates.Source);
        return new AreaRecord(
            id,
            kind,
            gates.Value.Thousandths / Thousand,
            Mm2(area?.Nominal),
            Mm2(area?.Low),
            Mm2(area?.High),
            tolerance.PartsPerMillion / PartsPerMillionPerPercent,
            gates.Source);
    }

    /// <summary>Area of a memory; unknown unless its class tabulates areas.</summary>
    /// <param name="table">The table.</param>
    /// <param name="id">Id of the memory.</param>
    /// <param name="energyClass">Its class.</param>
    /// <param name="part">Its capacity and width.</param>
    public static AreaRecord OfMemory(EnergyTable table, string id, string energyClass, EnergyPart part)
    {
        ArgumentNullException.ThrowIfNull(table);
        AreaConstant? area = table.Classes.TryFind(energyClass, out Tagged<IEnergyClass>? found) ? found.Value.AreaOf(part) : null;
        return new AreaRecord(id, "memory", null, Mm2(area?.Nominal), Mm2(area?.Low), Mm2(area?.High), null, area?.Source);
    }

    /// <summary>The same parts with another table.</summary>
    internal static AreaRecord Again(EnergyTable table, AreaRecord area, string energyClass, EnergyPart part)
    {
        if (area.Kind == "memory")
        {
            return OfMemory(table, area.Id, energyClass, part);
        }

        return OfLogic(
            table,
            area.Id,
            area.Kind,
            area.Gates is decimal gates
                ? new Sourced<GateEquivalents>(
                    new GateEquivalents((long)(gates * Thousand)),
                    area.Source ?? string.Empty,
                    new Tolerance((long)((area.TolerancePercent ?? 0) * PartsPerMillionPerPercent)),
                    table.Position)
                : null);
    }

    private static decimal? Mm2(Area? area) => area is Area known ? known.SquareNanometres / SquareNanometresPerSquareMillimetre : null;
}
