using CoDesign.Description.Quantities;

namespace CoDesign.Description.Energies;

/// <summary>A power with its bounds and source.</summary>
/// <param name="Nominal">The value as published or derived.</param>
/// <param name="Low">Least that the tolerance allows.</param>
/// <param name="High">Most that the tolerance allows.</param>
/// <param name="Source">Where it comes from.</param>
public readonly record struct PowerConstant(Power Nominal, Power Low, Power High, string Source)
{
    /// <summary>From a value and a tolerance.</summary>
    public static PowerConstant Of(Power nominal, Tolerance tolerance, string source)
    {
        // A bound must not shrink by rounding: down for the low one, up for the high one.
        Int128 low = nominal.Attowatts * Int128.Max(0, 1_000_000 - tolerance.PartsPerMillion) / 1_000_000;
        Int128 high = ((nominal.Attowatts * (1_000_000 + (Int128)tolerance.PartsPerMillion)) + 999_999) / 1_000_000;
        return new PowerConstant(nominal, new Power(low), new Power(high), source);
    }
}
