using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>Functions that took the most cycles.</summary>
internal static class ProfileSection
{
    private const int Rows = 15;

    /// <summary>The chapter; null without a profile.</summary>
    public static Element? Of(RunRecord record)
    {
        IReadOnlyList<FunctionTotals> functions = FunctionTotals.Of(record.Profile);
        if (functions.Count == 0)
        {
            return null;
        }

        long all = functions.Sum(f => f.SelfCycles);
        var table = new Table(
            Column.Name("Function"), Column.Number("Self cycles"), Column.Number("Self"), Column.Number("Total cycles"),
            Column.Number("Total"), Column.Number("Self CPI"));
        foreach (FunctionTotals function in functions.Take(Rows))
        {
            table.Row(
                function.Name, Figures.Count(function.SelfCycles), Figures.Percent(
                    function.SelfCycles, all), Figures.Count(function.TotalCycles),
                Figures.Percent(function.TotalCycles, all), Figures.Quotient(function.SelfCycles, function.SelfInstructions));
        }

        if (functions.Count > Rows)
        {
            long rest = functions.Skip(Rows).Sum(f => f.SelfCycles);
            table.Row(
                "sum",
                [$"{Figures.Count(functions.Count - Rows)} more", Figures.Count(rest), Figures.Percent(rest, all), null, null, null]);
        }

        return Chapter(
            "profile",
            "Profile",
            P(
                null,
                "Self: cycles in the function itself. Total: those of what it calls as well. profile.folded has every call path, for "
                    + "flame graphs."),
            table.ToElement());
    }
}
