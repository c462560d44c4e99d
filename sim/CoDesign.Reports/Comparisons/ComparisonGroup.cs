namespace CoDesign.Reports;

/// <summary>Rows that belong together.</summary>
/// <param name="Title">What they are about: Time, Energy, Trust, a region.</param>
/// <param name="Rows">The rows.</param>
public sealed record ComparisonGroup(string Title, IReadOnlyList<ComparisonRow> Rows);
