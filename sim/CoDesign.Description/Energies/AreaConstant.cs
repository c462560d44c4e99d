using CoDesign.Description.Quantities;

namespace CoDesign.Description.Energies;

/// <summary>An area with its bounds and source.</summary>
/// <param name="Nominal">The value as published or derived.</param>
/// <param name="Low">Least that the tolerance allows.</param>
/// <param name="High">Most that the tolerance allows.</param>
/// <param name="Source">Where it comes from.</param>
public readonly record struct AreaConstant(Area Nominal, Area Low, Area High, string Source)
{
    private const long Whole = 1_000_000;

    /// <summary>From a value and a tolerance.</summary>
    public static AreaConstant Of(Area nominal, Tolerance tolerance, string source) => new(
        nominal,
        new Area((long)Rounding.DivideDown((Int128)nominal.SquareNanometres * Math.Max(0, Whole - tolerance.PartsPerMillion), Whole)),
        new Area((long)Rounding.DivideUp((Int128)nominal.SquareNanometres * (Whole + tolerance.PartsPerMillion), Whole)),
        source);
}
