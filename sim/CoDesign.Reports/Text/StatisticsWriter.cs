using System.Globalization;
using System.Text;

namespace CoDesign.Reports;

/// <summary>Writes lines as gem5 does (src/base/stats/text.cc): name, value, share and running share in columns, description, unit.</summary>
internal sealed class StatisticsWriter
{
    // Widths of ScalarPrint with spaces on: name 40 to the left, value 12, share 10 and running share 10 to the right.
    private const int NameWidth = 40;
    private const int ValueWidth = 12;
    private const int ShareWidth = 10;

    private readonly StringBuilder _text = new("\n---------- Begin Simulation Statistics ----------\n");

    /// <summary>A line; null is written as gem5 writes what is undefined: nan.</summary>
    public void Scalar(string name, decimal? value, string description, string unit) => Line(name, value, null, null, description, unit);

    /// <summary>A line for each element with its share of the sum, and one for the sum.</summary>
    public void Vector(string name, IEnumerable<(string Name, long Value, string Description)> elements, string description, string unit)
    {
        List<(string Name, long Value, string Description)> all = [.. elements];
        long total = all.Sum(e => e.Value);
        long running = 0;
        foreach ((string element, long value, string meaning) in all)
        {
            running += value;
            Line(
                $"{name}::{Part(element)}",
                value,
                total == 0 ? null : (decimal)value / total,
                total == 0 ? null : (decimal)running / total,
                meaning.Length == 0 ? description : $"{description}: {meaning}",
                unit);
        }

        Line($"{name}::total", total, null, null, description, unit);
    }

    /// <summary>The lines so far, with gem5's last line.</summary>
    public override string ToString() => _text + "\n---------- End Simulation Statistics   ----------\n";

    /// <summary>A part of a name: what would end the name or look like structure is written as %XX, as in a URI.</summary>
    public static string Part(string id)
    {
        var part = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(id))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-')
            {
                part.Append((char)b);
            }
            else
            {
                part.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return part.ToString();
    }

    /// <summary>A name of ours in gem5's style: dcache_reads becomes dcacheReads.</summary>
    public static string Camel(string name)
    {
        string[] words = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]));
    }

    private void Line(string name, decimal? value, decimal? share, decimal? running, string description, string unit) => _text
        .Append(name.PadRight(NameWidth)).Append(' ')
        .Append(Value(value).PadLeft(ValueWidth)).Append(' ')
        .Append(Share(share).PadLeft(ShareWidth)).Append(' ')
        .Append(Share(running).PadLeft(ShareWidth))
        .Append(" # ").Append(OnOneLine(description)).Append(" (").Append(unit).Append(")\n");

    // Ids stand in descriptions as they are; one with a line break would make a statistic of its own.
    private static string OnOneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));

    // gem5: no decimals for whole numbers, six for others.
    private static string Value(decimal? value) => value is decimal known
        ? known.ToString(decimal.IsInteger(known) ? "F0" : "F6", CultureInfo.InvariantCulture)
        : "nan";

    private static string Share(decimal? share) =>
        share is decimal known ? (100 * known).ToString("F2", CultureInfo.InvariantCulture) + "%" : string.Empty;
}
