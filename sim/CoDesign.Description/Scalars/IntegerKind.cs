using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Scalars;

/// <summary>A whole number in decimal or hexadecimal digits: "1_000", "0x8000_0000".</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal sealed partial class IntegerKind<T> : ScalarKind<T>
    where T : struct
{
    // More digits than 64 bits can need, few enough that a hostile text costs nothing.
    private const int LongestText = 100;

    private readonly Int128 _minimum;
    private readonly Int128 _maximum;
    private readonly Func<Int128, T> _fromInteger;
    private readonly Func<T, string> _format;

    /// <summary>Creates a kind.</summary>
    /// <param name="noun">What messages call the number.</param>
    /// <param name="example">A valid text.</param>
    /// <param name="range">What the type can hold.</param>
    /// <param name="fromInteger">Makes a value of an integer in range.</param>
    /// <param name="format">The canonical text of a value.</param>
    public IntegerKind(
        string noun,
        string example,
        (Int128 Minimum, Int128 Maximum) range,
        Func<Int128, T> fromInteger,
        Func<T, string> format)
    {
        (_minimum, _maximum) = range;
        _fromInteger = fromInteger;
        _format = format;
        Noun = noun;
        Example = example;
        string sign = range.Minimum < 0 ? "-?" : string.Empty;
        Schema = new ScalarSchema(noun, JsonTypes.Integer | JsonTypes.String, example)
        {
            // A plain number resolves to an integer; only one with underscores is a string for the core schema of YAML 1.2.
            Pattern = $"^{sign}(0x[0-9A-Fa-f]+|[0-9]+)(_[0-9A-Fa-f]+)+$",
            // Editors should see that a count is not negative; of an address nobody expects otherwise.
            Minimum = range.Minimum == 0 && format(fromInteger(0)) == "0" ? "0" : null,
        };
    }

    /// <inheritdoc/>
    public override string Noun { get; }

    /// <inheritdoc/>
    public override string Example { get; }

    /// <inheritdoc/>
    public override T Blank => _fromInteger(Int128.Max(_minimum, 0));

    /// <inheritdoc/>
    public override ScalarSchema Schema { get; }

    /// <inheritdoc/>
    public override bool TryParse(
        ScalarText text,
        [MaybeNullWhen(false)] out T value,
        [NotNullWhen(false)] out ScalarFault? fault)
    {
        value = default;
        if (!TryDigits(text, out BigInteger integer, out fault))
        {
            return false;
        }
        if (integer < _minimum)
        {
            string finding = _minimum >= 0 ? "is negative" : "is too small";
            fault = new ScalarFault($"{Wording.Quoted(text.Text)} {finding}", $"the least is {_format(_fromInteger(_minimum))}") { IsOutOfRange = true };
            return false;
        }
        if (integer > _maximum)
        {
            fault = new ScalarFault($"{Wording.Quoted(text.Text)} is too large", $"the most is {_format(_fromInteger(_maximum))}") { IsOutOfRange = true };
            return false;
        }
        value = _fromInteger((Int128)integer);
        return true;
    }

    /// <inheritdoc/>
    public override string Format(T value) => _format(value);

    private bool TryDigits(ScalarText text, out BigInteger integer, [NotNullWhen(false)] out ScalarFault? fault)
    {
        integer = default;
        string wanted = Wording.WithArticle(Noun);
        Match match = text.Text.Length <= LongestText ? Digits().Match(text.Text) : Match.Empty;
        if (!match.Success)
        {
            fault = NotDigits(text.Text, wanted);
            return false;
        }
        if (text.IsQuoted)
        {
            fault = new ScalarFault($"\"{text.Text}\" is a string, not {wanted}", "remove the quotes");
            return false;
        }
        string digits = match.Groups["digits"].Value.Replace("_", string.Empty, StringComparison.Ordinal);
        bool isHexadecimal = match.Groups["hex"].Success;
        if (!isHexadecimal && digits.Length > 1 && digits[0] == '0')
        {
            fault = new ScalarFault(
                $"{Wording.Quoted(text.Text)} has a leading zero, which YAML 1.1 takes for octal",
                "drop the zero, or write 0x and hexadecimal digits");
            return false;
        }
        // The leading zero keeps a first hexadecimal digit of 8 to F from being read as a sign.
        BigInteger magnitude = isHexadecimal
            ? BigInteger.Parse("0" + digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        integer = match.Groups["sign"].Success ? -magnitude : magnitude;
        fault = null;
        return true;
    }

    private ScalarFault NotDigits(string text, string wanted)
    {
        if (YamlWords.IsOldBoolean(text) || text is "true" or "false")
        {
            return new ScalarFault($"'{text}' is a boolean, not {wanted}", $"write {wanted} such as {Example}");
        }
        string unit = text.TrimStart(' ', '-', '_', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return unit.Length < text.Length && Dimensions.Owning(unit) is { } dimension
            ? new ScalarFault($"{Wording.Quoted(text)} is {Wording.WithArticle(dimension.Noun)}, not {wanted}", "write it without unit")
            : new ScalarFault($"{Wording.Quoted(text)} is not {wanted}", $"write digits, such as {Example}");
    }

    [GeneratedRegex(@"^(?<sign>-)?(?<hex>0x)?(?<digits>(?(hex)[0-9A-Fa-f](_?[0-9A-Fa-f])*|[0-9](_?[0-9])*))\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
