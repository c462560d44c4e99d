using System.Globalization;

namespace CoDesign.Reports;

/// <summary>Numbers as people read them: SI prefixes, ranges, thousands separators. Always in the invariant culture.</summary>
public static class Figures
{
    /// <summary>What stands for a value that nobody knows: unknown is never 0.</summary>
    public const string Unknown = "–";

    // Powers of 1,000 from atto on; index 6 is the unit itself.
    internal static readonly string[] Prefixes = ["a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P"];

    internal const int UnitIndex = 6;

    /// <summary>A count with separators: 1,234,567.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count with separators, or <see cref="Unknown"/>.</summary>
    public static string Count(long? value) => value is long known ? Count(known) : Unknown;

    /// <summary>A count and its noun in the right number: "1 job", "2 jobs".</summary>
    /// <param name="value">How many.</param>
    /// <param name="noun">The noun in the singular.</param>
    /// <param name="plural">The plural; null: the singular with an s.</param>
    public static string Count(long value, string noun, string? plural = null) =>
        $"{Count(value)} {(value == 1 ? noun : plural ?? noun + "s")}";

    /// <summary>Bytes, all digits: 1,234 B.</summary>
    public static string Bytes(long value) => Count(value) + " B";

    /// <summary>Bytes with a binary prefix and three digits: 1.21 KiB. For pictures; tables show all digits.</summary>
    public static string BytesShort(long value)
    {
        string[] prefixes = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
        decimal scaled = value;
        int index = 0;
        // 1,023.5 and more would be written as 1,024: the next prefix is due.
        while (Math.Abs(scaled) >= (index == 0 ? 1024m : 1023.5m))
        {
            scaled /= 1024;
            index++;
        }

        return index == 0 ? Bytes(value) : Digits(scaled, 3) + " " + prefixes[index];
    }

    /// <summary>A duration with four digits: 23.71 ms. It is exact in the model, unlike an energy.</summary>
    /// <param name="picoseconds">The duration.</param>
    public static string Time(long picoseconds) => Si(picoseconds, UnitIndex - 4, "s", 4);

    /// <summary>A duration with four digits, or <see cref="Unknown"/>.</summary>
    public static string Time(long? picoseconds) => picoseconds is long known ? Time(known) : Unknown;

    /// <summary>A round time, without needless zeros: 5 ms. For axes.</summary>
    internal static string RoundTime(long picoseconds)
    {
        if (picoseconds == 0)
        {
            return "0";
        }

        int index = PrefixFor(picoseconds, UnitIndex - 4, 4);
        return (picoseconds / Power(index - UnitIndex + 4)).ToString(
            "#,0.######", CultureInfo.InvariantCulture) + " " + Prefixes[index] + "s";
    }

    /// <summary>An energy with three digits: 755 µJ.</summary>
    /// <param name="picojoules">The energy.</param>
    public static string Energy(decimal picojoules) => Si(picojoules, UnitIndex - 4, "J", 3);

    /// <summary>An energy and its bounds in one unit, that of the upper bound: 0.75 mJ (0.40 to 1.11).</summary>
    /// <param name="nominal">In picojoules.</param>
    /// <param name="low">Lower bound in picojoules.</param>
    /// <param name="high">Upper bound in picojoules.</param>
    public static string EnergyRange(decimal nominal, decimal low, decimal high) => EnergyRange(nominal, low, high, EnergyUnit.Of(high));

    /// <summary>An energy and its bounds in a given unit.</summary>
    internal static string EnergyRange(decimal nominal, decimal low, decimal high, EnergyUnit unit) =>
        $"{unit.Bare(nominal)} {unit.Name} ({unit.Bare(low)} to {unit.Bare(high)})";

    /// <summary>A frequency, without needless zeros: 600 MHz, 33.3 MHz.</summary>
    public static string Frequency(long hertz)
    {
        int index = PrefixFor(hertz, UnitIndex, 4);
        return (hertz / Power(index - UnitIndex)).ToString("0.###", CultureInfo.InvariantCulture) + " " + Prefixes[index] + "Hz";
    }

    /// <summary>A share of a whole with one decimal: 61.9 %.</summary>
    /// <returns><see cref="Unknown"/> if either is not known, or the whole is 0.</returns>
    public static string Percent(decimal? part, decimal? whole) =>
        part is null || whole is null or 0 ? Unknown : Digits(100 * part.Value / whole.Value, 1, grouped: true) + " %";

    /// <summary>A factor with three digits, or fewer where the numbers behind it have errors: 3.42×.</summary>
    public static string Factor(decimal value, int digits = 3) => Ratio(value, digits) + "×";

    /// <summary>The number of a factor, without the sign.</summary>
    public static string Ratio(decimal value, int digits = 3) => Digits(value, digits);

    /// <summary>A quotient with three decimals: 1.529.</summary>
    /// <returns><see cref="Unknown"/> if either is not known, or the divisor is 0.</returns>
    public static string Quotient(decimal? dividend, decimal? divisor) =>
        dividend is null || divisor is null or 0 ? Unknown : Digits(dividend.Value / divisor.Value, 3, grouped: true);

    /// <summary>Words in a row: "a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Count switch
        {
            0 => string.Empty,
            1 => words[0],
            _ => string.Join(", ", words.Take(words.Count - 1)) + " and " + words[^1],
        };
    }

    private static string Si(decimal value, int unitIndex, string unit, int digits)
    {
        int index = PrefixFor(value, unitIndex, digits);
        decimal scaled = value / Power(index - unitIndex);
        // Counts of the smallest unit are exact: 830 ps, not 830.0 ps.
        string text = index == unitIndex && decimal.IsInteger(scaled) ? Digits(scaled, 0, grouped: true) : Digits(scaled, digits);
        return text + " " + Prefixes[index] + unit;
    }

    // The prefix with which the rounded value lies between 1 and 1,000; for what is smaller than the given unit, the unit itself.
    internal static int PrefixFor(decimal value, int unitIndex, int digits)
    {
        int index = unitIndex;
        while (index < Prefixes.Length - 1 && Math.Round(Math.Abs(value) / Power(index - unitIndex), DecimalsFor(value / Power(index - unitIndex), digits), MidpointRounding.AwayFromZero) >= 1000)
        {
            index++;
        }

        return index;
    }

    internal static decimal Power(int thousands)
    {
        decimal power = 1;
        for (int i = 0; i < thousands; i++)
        {
            power *= 1000;
        }

        return power;
    }

    // So many significant digits, but never a digit before the decimal point dropped.
    private static string Digits(decimal value, int significant) => Digits(value, DecimalsFor(value, significant), grouped: true);

    internal static string Digits(decimal value, int decimals, bool grouped) =>
        value.ToString((grouped ? "N" : "F") + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    internal static int DecimalsFor(decimal value, int significant)
    {
        decimal rest = Math.Abs(value);
        int before = 1;
        while (rest >= 10)
        {
            rest /= 10;
            before++;
        }

        return Math.Max(0, significant - before);
    }
}
