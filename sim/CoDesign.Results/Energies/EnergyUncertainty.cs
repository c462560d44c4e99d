namespace CoDesign.Results;

/// <summary>How much of the range of the total comes from one constant.</summary>
/// <param name="Constant">Class of the energy table and action.</param>
/// <param name="WidthPj">Energy at its upper bound less energy at its lower bound, over all parts that use it.</param>
/// <param name="Source">Where the constant comes from.</param>
public sealed record EnergyUncertainty(string Constant, decimal WidthPj, string Source)
{
    /// <summary>All constants that make the range wider, the largest contribution first. Their widths add up to the range.</summary>
    public static IReadOnlyList<EnergyUncertainty> Of(IReadOnlyList<EnergyComponent> components) =>
    [
        .. components
            .SelectMany(c => c.Actions
                .Select(a => new EnergyUncertainty($"{c.Class}.{a.Name}", a.HighPj - a.LowPj, SourceOf(a, c)))
                .Append(new EnergyUncertainty(
                    $"{c.Class}.leakage",
                    c.HighPj - c.LowPj - c.Actions.Sum(a => a.HighPj - a.LowPj),
                    c.LeakageSource ?? string.Empty)))
            .GroupBy(u => u.Constant)
            .Select(g => new EnergyUncertainty(g.Key, g.Sum(u => u.WidthPj), g.First().Source))
            .Where(u => u.WidthPj > 0)
            .OrderByDescending(u => u.WidthPj)
            .ThenBy(u => u.Constant, StringComparer.Ordinal),
    ];

    // "as read" is a source only together with that of the action it names.
    private static string SourceOf(EnergyAction action, EnergyComponent component) =>
        component.Actions.FirstOrDefault(
            a => a.Name != action.Name
                && (action.Source == $"as {a.Name}" || action.Source.StartsWith($"as {a.Name},", StringComparison.Ordinal))) is EnergyAction other
            ? $"{action.Source}; {other.Name}: {other.Source}"
            : action.Source;
}
