using System.Globalization;
using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>Energy by part, with bounds, and the constants that the bounds come from.</summary>
internal static class EnergySection
{
    /// <summary>The chapter.</summary>
    public static Element Of(RunRecord record)
    {
        if (record.Energy is not EnergyRecord energy)
        {
            return Chapter(
                "energy", "Energy", P(null, $"Not known: with timing {record.Inputs.Timing} nothing says what caches and memories did, nor for how long."));
        }

        return Chapter(
            "energy",
            "Energy",
            P(
                null,
                Strong(Figures.EnergyRange(energy.TotalPj, energy.LowPj, energy.HighPj)),
                $" with table {energy.Table}: counted actions × energy of each, plus leakage × time. Bounds add low with low and high "
                    + "with high; errors of constants are not known to be independent."),
            Parts(energy),
            Heading("What the range comes from"),
            Contributions(energy),
            Fold("Every action with its constant and source", Actions(energy)));
    }

    private static Element Parts(EnergyRecord energy)
    {
        var unit = EnergyUnit.Of(energy.HighPj);
        var table = new Table(
            Column.Name("Part"), new Column("Kind"), Column.Number($"Dynamic, {unit.Name}"), Column.Number($"Leakage, {unit.Name}"), Column.Number($"Low, {unit.Name}"),
            Column.Number($"Nominal, {unit.Name}"), Column.Number($"High, {unit.Name}"), Column.Number("Share"), new Column("Low, nominal, high", "plot"));
        decimal scale = energy.Components.Select(c => c.HighPj).DefaultIfEmpty(0).Max();
        IReadOnlyList<EnergyComponent> all = [.. energy.Components.OrderByDescending(NominalOf)];
        IReadOnlyList<EnergyComponent> others = [.. all.Where(c => unit.IsBelowLastDigit(NominalOf(c)))];
        // A row that says no more than "less than" is worth its place only if it is the only one.
        IReadOnlyList<EnergyComponent> shown = others.Count > 1 ? [.. all.Except(others)] : all;
        foreach (EnergyComponent part in shown)
        {
            decimal nominal = NominalOf(part);
            table.Row(
                part.Id,
                part.Kind,
                unit.Bare(part.DynamicPj),
                unit.Bare(part.LeakagePj),
                unit.Bare(part.LowPj),
                Strong(unit.Bare(nominal)),
                unit.Bare(part.HighPj),
                Figures.Percent(nominal, energy.TotalPj),
                RangeMark.Of(part.LowPj, nominal, part.HighPj, scale));
        }

        if (shown.Count < all.Count)
        {
            decimal nominal = others.Sum(NominalOf);
            table.Row(
                $"{Figures.Count(others.Count)} others",
                null,
                unit.Bare(others.Sum(c => c.DynamicPj)),
                unit.Bare(others.Sum(c => c.LeakagePj)),
                unit.Bare(others.Sum(c => c.LowPj)),
                Strong(unit.Bare(nominal)),
                unit.Bare(others.Sum(c => c.HighPj)),
                Figures.Percent(nominal, energy.TotalPj),
                null);
        }

        table.Row("sum",
        [
            "Sum", null, unit.Bare(energy.Components.Sum(c => c.DynamicPj)), unit.Bare(energy.Components.Sum(c => c.LeakagePj)),
            unit.Bare(energy.LowPj), unit.Bare(energy.TotalPj), unit.Bare(energy.HighPj), Figures.Percent(
                energy.TotalPj, energy.TotalPj), null,
        ]);
        return Div(
            null,
            table.ToElement(),
            shown.Count == all.Count
                ? null
                : P("muted", $"Others, each with less than the last digit shown: {Figures.List([.. others.Select(c => c.Id)])}."));
    }

    private static decimal NominalOf(EnergyComponent part) => part.DynamicPj + part.LeakagePj;

    private static Element Contributions(EnergyRecord energy)
    {
        decimal range = energy.HighPj - energy.LowPj;
        if (range == 0)
        {
            return P(null, "No constant states a tolerance that changes the result.");
        }

        var unit = EnergyUnit.Of(energy.HighPj);
        IReadOnlyList<EnergyUncertainty> all = energy.Uncertainties;
        IReadOnlyList<EnergyUncertainty> largest = energy.LargestUncertainties;
        var table = new Table(
            Column.Name("Constant"), Column.Number($"High − low, {unit.Name}"), Column.Number("Share of range"),
            new Column("Source", "wide"));
        foreach (EnergyUncertainty constant in largest)
        {
            table.Row(constant.Constant, unit.Bare(constant.WidthPj), Figures.Percent(constant.WidthPj, range), constant.Source);
        }

        return Div(
            null,
            P(
                null,
                $"The range is {unit.Full(range)} wide. "
                    + $"{(largest.Count == 1 ? "All of it comes from one constant" : $"{Figures.Percent(largest.Sum(c => c.WidthPj), range)} of it comes from {Figures.Count(largest.Count)} of {Figures.Count(all.Count, "constant")}")}: better values for these help most."),
            table.ToElement());
    }

    private static Element Actions(EnergyRecord energy)
    {
        EnergyUnit unit = EnergyUnit.Of(energy.HighPj).Finer();
        var table = new Table(
            Column.Name("Part"), Column.Name("Action"), Column.Number("Count"), Column.Number("Each, pJ"), Column.Number($"Low, {unit.Name}"),
            Column.Number($"Nominal, {unit.Name}"), Column.Number($"High, {unit.Name}"), new Column("Source", "wide"));
        foreach (EnergyComponent part in energy.Components)
        {
            foreach (EnergyAction action in part.Actions.Where(a => a.Count > 0))
            {
                table.Row(
                    part.Id, action.Name, Figures.Count(action.Count), action.EachPj.ToString("0.####", CultureInfo.InvariantCulture),
                    unit.Bare(action.LowPj), unit.Bare(action.EnergyPj), unit.Bare(action.HighPj), action.Source);
            }

            if (part.LeakagePj > 0)
            {
                table.Row(
                    part.Id, "leakage", null, null, unit.Bare(part.LowPj - part.Actions.Sum(a => a.LowPj)), unit.Bare(part.LeakagePj),
                    unit.Bare(part.HighPj - part.Actions.Sum(a => a.HighPj)), part.LeakageSource);
            }
        }

        return table.IsEmpty ? P(null, "Nothing that costs energy took place.") : table.ToElement("small");
    }
}
