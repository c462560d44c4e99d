using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Quantities;

/// <summary>Reads and writes quantities exactly, independently of any culture.</summary>
/// <remarks>
/// <code>
/// quantity = number { blank } unit            "250 MHz", "250MHz", "1.2 pJ", "64 KiB", "40ns", "6 cycles", "20 %"
/// number   = [ "-" ] digits [ "." digits ]    a negative number is accepted only where the kind allows it (temperature)
/// digits   = digit { [ "_" ] digit }          "1_000_000"
/// unit     = symbol [ "/" symbol ]            case matters: mW is not MW; sizes know only binary multiples (KiB)
/// </code>
/// The value must be a whole multiple of the quantity's base unit: nothing is rounded silently. There are no exponents
/// (every quantity has a unit of the right magnitude) and no hexadecimal digits (addresses have no unit).
/// </remarks>
public static partial class QuantityParser
{
    // Far more digits than any base unit can hold, few enough that a hostile text costs nothing.
    private const int LongestText = 100;

    /// <summary>Reads a quantity.</summary>
    /// <typeparam name="T">The quantity's type.</typeparam>
    /// <param name="text">Number and unit; a blank between them is optional.</param>
    /// <param name="kind">What is wanted, such as <see cref="Quantity.Frequency"/>.</param>
    /// <param name="value">The quantity, if the text is one.</param>
    /// <param name="fault">Otherwise what is wrong and what to write instead.</param>
    /// <returns>Whether the text is such a quantity.</returns>
    public static bool TryParse<T>(
        string text,
        ScalarKind<T> kind,
        [MaybeNullWhen(false)] out T value,
        [NotNullWhen(false)] out ScalarFault? fault)
        where T : struct =>
        kind.TryParse(ScalarText.Plain(text), out value, out fault);

    /// <summary>Reads number and unit; the caller checks the range.</summary>
    /// <param name="text">The text as written.</param>
    /// <param name="dimension">The units that are allowed.</param>
    /// <param name="example">A valid text for messages.</param>
    /// <param name="measure">Count of base units and the unit that was written, if the text is valid.</param>
    /// <param name="fault">Otherwise what is wrong.</param>
    internal static bool TryMeasure(
        string text,
        Dimension dimension,
        string example,
        out (BigInteger BaseUnits, Unit Unit) measure,
        [NotNullWhen(false)] out ScalarFault? fault)
    {
        measure = default;
        Match match = text.Length <= LongestText ? NumberThenUnit().Match(text) : Match.Empty;
        if (!match.Success)
        {
            string noun = Wording.WithArticle(dimension.Noun);
            fault = new ScalarFault($"{Wording.Quoted(text)} is not {noun}", $"write a number and a unit, such as {example}");
            return false;
        }
        string number = match.Groups["number"].Value;
        string symbol = match.Groups["unit"].Value;
        Unit? unit = dimension.Units.FirstOrDefault(candidate => candidate.Symbol == symbol);
        if (unit is null)
        {
            fault = WrongUnit(text, number, symbol, dimension);
            return false;
        }
        string digits = number.Replace("_", string.Empty, StringComparison.Ordinal);
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : digits.Length - point - 1;
        BigInteger unscaled = BigInteger.Parse(
            digits.Replace(".", string.Empty, StringComparison.Ordinal),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture);
        BigInteger scale = BigInteger.Pow(10, decimals);
        BigInteger count = BigInteger.DivRem(unscaled * unit.BaseUnits, scale, out BigInteger rest);
        if (!rest.IsZero)
        {
            string finest = Format(1, dimension);
            fault = new ScalarFault(
                $"{Wording.Quoted(text)} is finer than {finest}, the resolution of {Wording.WithArticle(dimension.Noun)}",
                "write fewer decimals");
            return false;
        }
        measure = (count, unit);
        fault = null;
        return true;
    }

    /// <summary>The canonical text: the largest unit that gives at least 1 (for binary multiples: that divides exactly), all
    /// decimals.</summary>
    /// <param name="baseUnits">The quantity in base units.</param>
    /// <param name="dimension">The units to choose from.</param>
    internal static string Format(Int128 baseUnits, Dimension dimension)
    {
        Int128 magnitude = Int128.Abs(baseUnits);
        Unit best = dimension.Units.First(unit => unit.IsCanonical);
        foreach (Unit unit in dimension.Units.Where(unit => unit.IsCanonical))
        {
            bool isFitting = dimension.HasDecimalMultiples || magnitude % unit.BaseUnits == 0;
            if (magnitude >= unit.BaseUnits && isFitting)
            {
                best = unit;
            }
        }
        string symbol = baseUnits == 1 && dimension.Singular is { } singular ? singular : best.Symbol;
        string sign = baseUnits < 0 ? "-" : string.Empty;
        (Int128 whole, Int128 rest) = Int128.DivRem(magnitude, best.BaseUnits);
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{whole}{Decimals(rest, best.BaseUnits)} {symbol}");
    }

    /// <summary>Regular expression of the grammar for the given units, for JSON Schema.</summary>
    /// <param name="dimension">The units that are allowed.</param>
    /// <param name="allowsNegative">Whether a sign may be written.</param>
    internal static string Pattern(Dimension dimension, bool allowsNegative)
    {
        string sign = allowsNegative ? "-?" : string.Empty;
        return $"^{sign}[0-9](_?[0-9])*(\\.[0-9](_?[0-9])*)? *({string.Join('|', dimension.Symbols)})$";
    }

    private static string Decimals(Int128 rest, Int128 unit)
    {
        string decimals = string.Empty;
        while (rest != 0)
        {
            (Int128 digit, rest) = Int128.DivRem(rest * 10, unit);
            decimals += digit.ToString(CultureInfo.InvariantCulture);
        }
        return decimals.Length == 0 ? decimals : "." + decimals;
    }

    private static ScalarFault WrongUnit(string text, string number, string symbol, Dimension dimension)
    {
        string wanted = Wording.WithArticle(dimension.Noun);
        string units = Wording.Alternatives(dimension.Symbols);
        if (symbol.Length == 0)
        {
            return new ScalarFault($"bare number {number}", $"{wanted} needs a unit: {units}");
        }
        if (Dimensions.Owning(symbol) is { } other)
        {
            return new ScalarFault(
                $"{Wording.Quoted(text)} is {Wording.WithArticle(other.Noun)}, not {wanted}",
                $"units of {wanted}: {units}");
        }
        if (number == "0" && (symbol[0] is 'x' or 'X'))
        {
            return new ScalarFault($"{Wording.Quoted(text)} is hexadecimal", $"{wanted} is written in decimal digits with a unit: {units}");
        }
        if (DecimalMultiple().IsMatch(symbol) && dimension == Dimensions.Size)
        {
            char prefix = char.ToUpperInvariant(symbol[0]);
            return new ScalarFault(
                $"'{symbol}' may mean a power of 1000 or of 1024",
                $"write {prefix}iB, which is a power of 1024");
        }
        if (Exponent().IsMatch(symbol))
        {
            return new ScalarFault($"{Wording.Quoted(text)} has an exponent", $"write all digits and a fitting unit: {units}");
        }
        return new ScalarFault(
            $"unknown unit {Wording.Quoted(symbol)}",
            Spelling.Remedy(symbol, dimension.Symbols, $"Units of {wanted} (case matters)"));
    }

    [GeneratedRegex(@"^ *(?<number>-?[0-9](_?[0-9])*(\.[0-9](_?[0-9])*)?) *(?<unit>([^0-9 ._,+-].*)?)\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NumberThenUnit();

    [GeneratedRegex("^[kKMGT]B?$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalMultiple();

    [GeneratedRegex("^[eE][+-]?[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();
}
