using System.Text;

namespace CoDesign.Reports.Tests;

/// <summary>A reader of RFC 4180, written from its grammar and not from our writer; a line may end with LF alone.</summary>
internal static class CsvReader
{
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        List<IReadOnlyList<string>> records = [];
        List<string> fields = [];
        int at = 0;
        while (at < text.Length)
        {
            fields.Add(text[at] == '"' ? Escaped(text, ref at) : Plain(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                if (at < text.Length && text[at] != '\n')
                {
                    continue;
                }

                fields.Add(string.Empty);
            }

            Assert.True(at < text.Length && text[at] == '\n', $"a line break is expected at {at}");
            at++;
            records.Add(fields);
            fields = [];
        }

        return records;
    }

    // escaped = DQUOTE *(TEXTDATA / COMMA / CR / LF / 2DQUOTE) DQUOTE
    private static string Escaped(string text, ref int at)
    {
        var field = new StringBuilder();
        for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
        {
            if (text[at] == '"')
            {
                at++;
            }

            field.Append(text[at]);
        }

        at++;
        return field.ToString();
    }

    // non-escaped = *TEXTDATA
    private static string Plain(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && text[at] is not (',' or '\n'))
        {
            Assert.False(text[at] is '"' or '\r', $"a quote or carriage return in a bare field at {at}");
            at++;
        }

        return text[start..at];
    }
}
