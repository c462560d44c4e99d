using System.Globalization;

namespace CoDesign.Cli.Tests;

/// <summary>Breaks YAML files the way people and programs do.</summary>
/// <param name="random">Where the choices come from.</param>
internal sealed class YamlMutator(Random random)
{
    private const string Oddities = ":-{}[]\"'#\t&*!|>%@,?~\u0000\u00e9\u200b\ud83d";

    private static readonly string[] Values =
    [
        "-1", "0", "1e9", "18446744073709551616", "0x", "null", "~", "yes", "''", "[]", "{}", "-0x8000_0000", "1 GHz", "3 pJ", "3 fortnights", "../..", "/", "NaN",
    ];

    /// <summary>A mutant: one to three changes.</summary>
    public string Mutate(string text)
    {
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            text = Once(text);
        }

        return text;
    }

    private string Once(string text)
    {
        List<string> lines = [.. text.Split('\n')];
        int line = random.Next(lines.Count);
        switch (random.Next(11))
        {
            case 0:
                lines.RemoveAt(line);
                break;
            case 1:
                lines.Insert(random.Next(lines.Count), lines[line]);
                break;
            case 2:
                int other = random.Next(lines.Count);
                (lines[line], lines[other]) = (lines[other], lines[line]);
                break;
            case 3:
                lines[line] = new string(' ', random.Next(1, 4)) + lines[line];
                break;
            case 4:
                lines[line] = "\t" + lines[line].TrimStart();
                break;
            case 5:
                return text[..random.Next(text.Length + 1)];
            case 6:
                return ReplaceWord(text, word => Values[random.Next(Values.Length)]);
            case 7:
                return ReplaceWord(text, Misspell);
            case 8:
                return ReplaceWord(text, _ => random.NextInt64().ToString(CultureInfo.InvariantCulture));
            case 9:
                int at = random.Next(text.Length + 1);
                return text.Insert(at, Oddities[random.Next(Oddities.Length)].ToString());
            default:
                int gone = random.Next(text.Length + 1);
                return text.Remove(gone, Math.Min(text.Length - gone, random.Next(1, 20)));
        }

        return string.Join('\n', lines);
    }

    // Comments and descriptions are most of the text and least of the meaning: a word of a key or a value is hit instead.
    private string ReplaceWord(string text, Func<string, string> replacement)
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            int start = random.Next(text.Length + 1);
            int lineStart = text.LastIndexOf('\n', Math.Max(0, start - 1)) + 1;
            int end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.'))
            {
                end++;
            }

            bool isWordStart = start > 0 && end > start && !char.IsAsciiLetterOrDigit(text[start - 1]);
            if (isWordStart && !text[lineStart..start].Contains('#', StringComparison.Ordinal))
            {
                return text[..start] + replacement(text[start..end]) + text[end..];
            }
        }

        return text + "\u0000";
    }

    private string Misspell(string word)
    {
        int at = random.Next(word.Length);
        return random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            _ => string.Concat(word.AsSpan(0, at), "q", word.AsSpan(at + 1)),
        };
    }
}
