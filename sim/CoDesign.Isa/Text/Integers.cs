using System.Globalization;

namespace CoDesign.Isa;

/// <summary>Integers as assembly text writes them.</summary>
internal static class Integers
{
    /// <summary>Reads a decimal or hexadecimal integer from −2^63 to 2^64 − 1; from 2^63 on it wraps.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long value)
    {
        bool isNegative = text.Length > 0 && text[0] == '-';
        ReadOnlySpan<char> digits = isNegative ? text[1..] : text;
        ulong magnitude;
        bool isNumber = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? ulong.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out magnitude)
            : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out magnitude);
        value = isNegative ? -(long)magnitude : (long)magnitude;
        return isNumber && !(isNegative && magnitude > 1UL << 63);
    }
}
