using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Scalars;

/// <summary>Plain scalars that some YAML reader takes for something other than text.</summary>
internal static partial class YamlWords
{
    /// <summary>Refuses a plain scalar as text if YAML 1.1 or 1.2 resolves it to a boolean, a number or nothing.</summary>
    /// <param name="text">The scalar as written.</param>
    /// <param name="wanted">What is wanted, with article.</param>
    /// <param name="fault">What the scalar is instead, and the remedy.</param>
    /// <returns>Whether the scalar is not text.</returns>
    /// <remarks>
    /// Editors validate with the resolved type, so accepting such a scalar here would let loader and schema disagree.
    /// Sources: YAML 1.1, "Boolean Language-Independent Type"; YAML 1.2.2, "Core Schema", Tag Resolution.
    /// </remarks>
    public static bool IsOtherThanText(ScalarText text, string wanted, [NotNullWhen(true)] out ScalarFault? fault)
    {
        fault = null;
        if (text.IsQuoted)
        {
            return false;
        }
        string quoting = $"put it in quotes: \"{text.Text}\"";
        if (IsOldBoolean(text.Text))
        {
            fault = new ScalarFault($"YAML 1.1 takes the plain word '{text.Text}' for a boolean",
                $"write true or false for a boolean; for {wanted} {quoting}");
        }
        else if (Boolean().IsMatch(text.Text))
        {
            fault = new ScalarFault($"'{text.Text}' is a boolean, not {wanted}", quoting);
        }
        else if (Number().IsMatch(text.Text))
        {
            fault = new ScalarFault($"{Wording.Quoted(text.Text)} is a number, not {wanted}", quoting);
        }
        return fault is not null;
    }

    /// <summary>Whether YAML 1.1 and 1.2 disagree about the word: the first reads a boolean, the second text.</summary>
    public static bool IsOldBoolean(string text) => OldBoolean().IsMatch(text);

    /// <summary>Whether the plain scalar stands for no value.</summary>
    public static bool IsNull(string text) => text is "" or "~" or "null" or "Null" or "NULL";

    [GeneratedRegex("^(on|off|yes|no)\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OldBoolean();

    [GeneratedRegex("^(true|True|TRUE|false|False|FALSE)\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Boolean();

    [GeneratedRegex(
        @"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
        + @"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
