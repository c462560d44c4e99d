namespace CoDesign.Reports;

/// <summary>A value of one run.</summary>
/// <param name="Value">The number in the unit of the row; null if it is unknown or there is none.</param>
/// <param name="Text">The value as people read it.</param>
/// <param name="Change">Against the first run: ÷ 2.31, same; null for the first run and where a factor means nothing.</param>
public sealed record ComparisonCell(decimal? Value, string Text, string? Change);
