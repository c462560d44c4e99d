using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>A table. On a narrow screen its rows become lists of heading and value, so that nothing has to be scrolled sideways.</summary>
/// <param name="columns">Its columns.</param>
internal sealed class Table(params IReadOnlyList<Column> columns)
{
    private readonly List<Element> _rows = [];

    /// <summary>Whether there are no rows.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One for each column; null for an empty one.</param>
    public void Row(params IReadOnlyList<Node?> cells) => Row(null, cells);

    /// <summary>Adds a row of a class.</summary>
    public void Row(string? cssClass, IReadOnlyList<Node?> cells)
    {
        if (cells.Count != columns.Count)
        {
            throw new ArgumentException($"{cells.Count} cells for {columns.Count} columns", nameof(cells));
        }

        _rows.Add(El("tr", cssClass, cells.Zip(columns, (cell, column) => (Node)new Element(
            "td", [("class", column.CssClass), ("data-label", cell is null || column.Title.Length == 0 ? null : column.Title)], [cell]))));
    }

    /// <summary>Adds a row that names a group.</summary>
    public void Group(params IReadOnlyList<Node?> content) =>
        _rows.Add(El("tr", "group", new Element("th", [("colspan", columns.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("scope", "colgroup")], content)));

    /// <summary>The table under a heading row of its columns.</summary>
    public Element ToElement(string? cssClass = null) =>
        Framed(cssClass, [El("tr", null, columns.Select(c => (Node)Head(c.Title, c.CssClass)))]);

    /// <summary>The table under heading rows of the caller.</summary>
    public Element Framed(string? cssClass, IEnumerable<Element> head) =>
        Div("scroll", El("table", Classes(cssClass), El("thead", null, head), El("tbody", null, _rows)));

    /// <summary>A heading cell.</summary>
    public static Element Head(string title, string? cssClass) => new("th", [("scope", "col"), ("class", cssClass)], [title]);

    // Five short columns fit on a telephone.
    private string? Classes(string? cssClass) =>
        columns.Count <= 5 && columns.All(c => c.CssClass != "wide") ? cssClass : $"{cssClass} stacks".TrimStart();
}
