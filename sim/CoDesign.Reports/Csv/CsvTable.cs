using System.Globalization;
using System.Text;

namespace CoDesign.Reports;

/// <summary>
/// Comma-separated values of RFC 4180: a header, quoting where needed, an empty cell for what is unknown. Lines end with LF, as
/// everywhere here; readers accept it.
/// </summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="columns">Name of each column, unit included, and its value: text, a number or null.</param>
internal sealed class CsvTable<T>(params IReadOnlyList<(string Name, Func<T, object?> Value)> columns)
{
    /// <summary>The text.</summary>
    public string Of(IEnumerable<T> rows)
    {
        var text = new StringBuilder();
        Line(text, columns.Select(c => c.Name));
        foreach (T row in rows)
        {
            Line(text, columns.Select(c => Convert.ToString(c.Value(row), CultureInfo.InvariantCulture)));
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string?> cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    private static string Quoted(string? cell) =>
        cell is null ? string.Empty
            : cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
