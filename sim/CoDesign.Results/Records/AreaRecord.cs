namespace CoDesign.Results;

/// <summary>Area of a part of the chip. What no source states is null.</summary>
/// <param name="Id">Id of the part.</param>
/// <param name="Kind">core, memory or module.</param>
/// <param name="Gates">Size of its logic in gate equivalents.</param>
/// <param name="Mm2">Silicon in square millimetres.</param>
/// <param name="LowMm2">Least that the tolerances allow.</param>
/// <param name="HighMm2">Most that the tolerances allow.</param>
/// <param name="TolerancePercent">How far <paramref name="Gates"/> may be off.</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record AreaRecord(
    string Id, string Kind, decimal? Gates, decimal? Mm2, decimal? LowMm2, decimal? HighMm2, decimal? TolerancePercent, string? Source);
