using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Scalars;

/// <summary>An exact decimal number without unit: "0.75".</summary>
internal sealed partial class NumberKind : ScalarKind<decimal>
{
    // decimal holds 28 digits exactly; longer texts would be rounded.
    private const int MostDigits = 28;

    /// <inheritdoc/>
    public override string Noun => "number";

    /// <inheritdoc/>
    public override string Example => "0.75";

    /// <inheritdoc/>
    public override decimal Blank => 0;

    /// <inheritdoc/>
    public override ScalarSchema Schema { get; } = new("number", JsonTypes.Number, "0.75");

    /// <inheritdoc/>
    public override bool TryParse(ScalarText text, out decimal value, [NotNullWhen(false)] out ScalarFault? fault)
    {
        value = 0;
        fault = null;
        if (text.Text.Count(char.IsAsciiDigit) > MostDigits || !Digits().IsMatch(text.Text))
        {
            fault = new ScalarFault(
                $"{Wording.Quoted(text.Text)} is not a number",
                "write up to 28 decimal digits without unit or exponent, such as 0.75");
        }
        else if (text.IsQuoted)
        {
            fault = new ScalarFault($"\"{text.Text}\" is a string, not a number", "remove the quotes");
        }
        else
        {
            value = decimal.Parse(text.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        }
        return fault is null;
    }

    /// <inheritdoc/>
    public override string Format(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
