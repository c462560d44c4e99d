using CoDesign.Description.Quantities;

namespace CoDesign.Description.Energies;

/// <summary>An energy with its bounds and source.</summary>
/// <param name="Nominal">The value as published or derived.</param>
/// <param name="Low">Least that the tolerance allows.</param>
/// <param name="High">Most that the tolerance allows.</param>
/// <param name="Source">Where it comes from.</param>
public readonly record struct EnergyConstant(Energy Nominal, Energy Low, Energy High, string Source)
{
    /// <summary>From a value and a tolerance.</summary>
    public static EnergyConstant Of(Energy nominal, Tolerance tolerance, string source) =>
        new(nominal, tolerance.LowOf(nominal), tolerance.HighOf(nominal), source);
}
