namespace CoDesign.Reports;

/// <summary>A column of a table.</summary>
/// <param name="Title">Heading; a unit that all values share stands in it.</param>
/// <param name="CssClass">Class of its cells; null for text.</param>
internal sealed record Column(string Title, string? CssClass = null)
{
    /// <summary>Numbers: to the right, digits of one width.</summary>
    public static Column Number(string title) => new(title, "n");

    /// <summary>Names from files and programs, which do not break.</summary>
    public static Column Name(string title) => new(title, "name");
}
