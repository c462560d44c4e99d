using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CoDesign.Cli.Sensitivity;

/// <summary>A number and its two neighbours.</summary>
/// <param name="Value">The number, in its own unit.</param>
/// <param name="Down">The smaller neighbour.</param>
/// <param name="Up">The larger one.</param>
/// <param name="Unit">The unit; empty without one.</param>
internal sealed record NumberSteps(decimal Value, decimal Down, decimal Up, string Unit)
{
    private const decimal Step = 0.1m;
    private const int HexadecimalBase = 16;

    private static readonly string[] Doubled = ["B", "KiB", "MiB", "GiB", "TiB", "bit", "bits"];
    private static readonly string[] Counted = [string.Empty, "cycle", "cycles"];

    /// <summary>The rule, in words.</summary>
    public const string Rule = "10 % down and up; whole numbers by at least 1; sizes and widths by half and double";

    /// <summary>Finds the neighbours.</summary>
    /// <param name="text">The number as written, with its unit.</param>
    /// <param name="steps">The neighbours; with a unit the texts are such as a description may have.</param>
    /// <returns>Whether the text is a number.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out NumberSteps? steps)
    {
        steps = null;
        string compact = text.Replace("_", string.Empty, StringComparison.Ordinal).Trim();
        if (compact.StartsWith("0x", StringComparison.Ordinal))
        {
            if (!compact[2..].All(char.IsAsciiHexDigit) || compact.Length > HexadecimalBase)
            {
                return false;
            }

            steps = Of(Convert.ToInt64(compact, HexadecimalBase), string.Empty);
            return true;
        }

        int end = compact.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+').Count();
        if (!decimal.TryParse(compact[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value))
        {
            return false;
        }

        steps = Of(value, compact[end..].Trim());
        return true;
    }

    /// <summary>A number as a description may have it.</summary>
    public string Text(decimal value) => $"{value.ToString("0.############", CultureInfo.InvariantCulture)} {Unit}".TrimEnd();

    private static NumberSteps Of(decimal value, string unit)
    {
        if (Doubled.Contains(unit))
        {
            return new NumberSteps(value, value / 2, value * 2, unit);
        }

        decimal step = Math.Abs(value) * Step;
        if (Counted.Contains(unit))
        {
            step = Math.Max(1, Math.Round(step, MidpointRounding.AwayFromZero));
        }

        // Nothing in a description is less than nothing.
        return new NumberSteps(value, value >= 0 ? Math.Max(0, value - step) : value - step, value + step, unit);
    }
}
