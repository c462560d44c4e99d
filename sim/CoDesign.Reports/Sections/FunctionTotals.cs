using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>Cycles of one function over all call paths.</summary>
/// <param name="Name">The function.</param>
/// <param name="SelfCycles">Cycles in it.</param>
/// <param name="SelfInstructions">Instructions in it.</param>
/// <param name="TotalCycles">Cycles in it and in what it calls; a function that calls itself counts once.</param>
internal sealed record FunctionTotals(string Name, long SelfCycles, long SelfInstructions, long TotalCycles)
{
    /// <summary>All functions, most self cycles first.</summary>
    public static IReadOnlyList<FunctionTotals> Of(IEnumerable<ProfileEntry> profile)
    {
        Dictionary<string, FunctionTotals> totals = [];
        foreach (ProfileEntry entry in profile)
        {
            string[] stack = entry.Stack.Split(';');
            foreach (string function in stack.Distinct())
            {
                FunctionTotals known = totals.GetValueOrDefault(function) ?? new FunctionTotals(function, 0, 0, 0);
                totals[function] = known with { TotalCycles = known.TotalCycles + entry.Cycles };
            }

            FunctionTotals innermost = totals[stack[^1]];
            totals[stack[^1]] = innermost with
            {
                SelfCycles = innermost.SelfCycles + entry.Cycles,
                SelfInstructions = innermost.SelfInstructions + entry.Instructions,
            };
        }

        return [.. totals.Values.OrderByDescending(f => f.SelfCycles).ThenBy(f => f.Name, StringComparer.Ordinal)];
    }
}
