namespace CoDesign.Reports;

/// <summary>One quantity of all runs.</summary>
/// <param name="Name">The quantity.</param>
/// <param name="Unit">Unit of the numbers: cycle, ps, pJ, B; empty for counts.</param>
/// <param name="Cells">One for each run, in their order.</param>
public sealed record ComparisonRow(string Name, string Unit, IReadOnlyList<ComparisonCell> Cells);
