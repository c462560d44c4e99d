namespace CoDesign.Description.Diagnostics;

/// <summary>The little grammar that messages need: articles, lists and plurals of our own nouns.</summary>
internal static class Wording
{
    /// <summary>"a frequency", "an energy".</summary>
    public static string WithArticle(string noun) => ("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun;

    /// <summary>"Hz, kHz or MHz".</summary>
    public static string Alternatives(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : string.Join(", ", words.SkipLast(1)) + " or " + words[^1];

    /// <summary>"zone" to "zones", "memory" to "memories"; enough for the nouns of descriptions.</summary>
    public static string Plural(string noun) =>
        noun.EndsWith('y') && noun.Length > 1 && !"aeiou".Contains(noun[^2], StringComparison.Ordinal) ? noun[..^1] + "ies"
        : noun.EndsWith('s') || noun.EndsWith('x') || noun.EndsWith("ch", StringComparison.Ordinal) ? noun + "es"
        : noun + "s";

    /// <summary>First letter in upper case, as at the start of a sentence.</summary>
    public static string UpperFirst(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>First letter in lower case, as after a semicolon.</summary>
    public static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    /// <summary>A user's text in quotes, cut where it would flood the message, with line breaks and control characters shown as
    /// escapes.</summary>
    public static string Quoted(string text)
    {
        const int longest = 60;
        string shown = text.Length <= longest ? text : text[..longest] + "…";
        return "'" + string.Concat(shown.Select(character => character switch
        {
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            < ' ' => "\\u" + ((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture),
            _ => character.ToString(),
        })) + "'";
    }
}
