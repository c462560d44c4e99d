using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>Where the cycles of each core went.</summary>
internal static class CyclesSection
{
    /// <summary>The chapter; without timing the counters alone.</summary>
    public static Element Of(RunRecord record) => Chapter(
        "cycles",
        record.Cycles is null ? "What the core did" : "Where the cycles went",
        record.Cores.SelectMany(c => Core(c, record.Cores.Count > 1)));

    private static IEnumerable<Node?> Core(CoreRecord core, bool isNamed)
    {
        if (core.CpiStack is IReadOnlyDictionary<string, long> stack)
        {
            foreach (Node? node in Cycles(core, stack, isNamed))
            {
                yield return node;
            }
        }
        else
        {
            yield return P(null, $"{core.Id} ({core.Preset}, {core.Isa}) ran {Figures.Count(core.Instructions)} instructions. Cycles are not known: the run modelled no time.");
        }

        var counters = new Table(Column.Name("Counter"), Column.Number("Value"));
        foreach ((string name, long value) in core.Counters)
        {
            counters.Row(name, Figures.Count(value));
        }

        yield return counters.IsEmpty
            ? null
            : Fold($"{Figures.Count(core.Counters.Count, "counter")} of {core.Id}", counters.ToElement("narrow"));
    }

    private static IEnumerable<Node?> Cycles(CoreRecord core, IReadOnlyDictionary<string, long> stack, bool isNamed)
    {
        IReadOnlyList<(string Cause, long Cycles)> causes = [.. stack.Where(c => c.Value > 0).OrderByDescending(c => c.Value).Select(c => (c.Key, c.Value))];
        if (isNamed)
        {
            yield return Heading(core.Id);
        }

        yield return P(
            null,
            $"{core.Id} ({core.Preset}, {core.Isa}) ran {Figures.Count(core.Cycles)} cycles for "
                + $"{Figures.Count(core.Instructions)} instructions: CPI {Figures.Quotient(core.Cycles, core.Instructions)}.");
        yield return El(
            "figure", null,
            StackBar.Of([.. causes.Select(c => (CauseText.TitleOf(c.Cause), c.Cycles))], $"Cycles of {core.Id} by cause"));
        var table = new Table(
            new Column("Cause", "term"), Column.Number("Cycles"), Column.Number("Share"), Column.Number("CPI"),
            new Column("Meaning", "wide"));
        for (int i = 0; i < causes.Count; i++)
        {
            (string cause, long cycles) = causes[i];
            table.Row(
                Inline(StackBar.Swatch(i), " ", CauseText.TitleOf(cause)),
                Figures.Count(cycles),
                Figures.Percent(cycles, core.Cycles),
                Figures.Quotient(cycles, core.Instructions),
                CauseText.MeaningOf(cause));
        }

        table.Row(
            "sum",
            ["Sum", Figures.Count(causes.Sum(c => c.Cycles)), Figures.Percent(causes.Sum(c => c.Cycles), core.Cycles), Figures.Quotient(core.Cycles, core.Instructions), null]);
        yield return table.ToElement();
        IReadOnlyList<string> none = [.. stack.Where(c => c.Value == 0).Select(c => CauseText.TitleOf(c.Key).ToLowerInvariant())];
        yield return none.Count == 0 ? null : P("muted", $"No cycles: {string.Join(", ", none)}.");
    }
}
