using System.Globalization;
using CoDesign.Description.Quantities;

namespace CoDesign.Description.Energies;

/// <summary>Constants of a table at the voltage at which a chip runs.</summary>
/// <remarks>Dynamic energy is C·V²; leakage power follows the table's curve, whose tolerance then counts too.</remarks>
/// <param name="table">The table.</param>
/// <param name="voltage">Voltage of the chip, within the curve.</param>
public sealed class OperatingPointEnergies(EnergyTable table, Voltage voltage)
{
    private const long Whole = 1_000_000;

    private readonly OperatingPoint? _point = voltage == table.Voltage ? null : table.Curve?.At(voltage);

    /// <summary>An energy at the voltage.</summary>
    /// <param name="energyClass">The class that states it.</param>
    /// <param name="constant">The energy at the table's voltage.</param>
    public EnergyConstant Scale(IEnergyClass energyClass, EnergyConstant constant)
    {
        if (_point is null || !energyClass.FollowsVoltage)
        {
            return constant;
        }

        Int128 numerator = (Int128)voltage.Microvolts * voltage.Microvolts;
        Int128 denominator = (Int128)table.Voltage.Microvolts * table.Voltage.Microvolts;
        return new EnergyConstant(
            new Energy(Rounding.DivideToNearestEven(constant.Nominal.Attojoules * numerator, denominator)),
            new Energy(Rounding.DivideDown(constant.Low.Attojoules * numerator, denominator)),
            new Energy(Rounding.DivideUp(constant.High.Attojoules * numerator, denominator)),
            $"{constant.Source}; x {Factor((decimal)numerator / (decimal)denominator)} from {table.Voltage} to {voltage}");
    }

    /// <summary>A leakage at the voltage.</summary>
    /// <param name="energyClass">The class that states it.</param>
    /// <param name="constant">The leakage at the table's voltage.</param>
    public PowerConstant Scale(IEnergyClass energyClass, PowerConstant constant)
    {
        if (_point is null || !energyClass.FollowsVoltage)
        {
            return constant;
        }

        Int128 share = _point.Leakage.PartsPerMillion;
        long tolerance = table.Curve!.Tolerance.PartsPerMillion;
        Int128 squared = (Int128)Whole * Whole;
        return new PowerConstant(
            new Power(Rounding.DivideToNearestEven(constant.Nominal.Attowatts * share, Whole)),
            new Power(Rounding.DivideDown(constant.Low.Attowatts * share * Math.Max(0, Whole - tolerance), squared)),
            new Power(Rounding.DivideUp(constant.High.Attowatts * share * (Whole + tolerance), squared)),
            $"{constant.Source}; x {Factor((decimal)share / Whole)} from {table.Voltage} to {voltage} ({table.Curve.Source})");
    }

    private static string Factor(decimal factor) => factor.ToString("0.###", CultureInfo.InvariantCulture);
}
