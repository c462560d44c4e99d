using System.Globalization;

namespace CoDesign.Reports;

/// <summary>Short names for the shapes of a drawing. Lengths are pixels with at most two decimals.</summary>
internal static class Svg
{
    /// <summary>A drawing that scales to the width it is given.</summary>
    /// <param name="cssClass">Its class.</param>
    /// <param name="width">Width of the coordinate system.</param>
    /// <param name="height">Height of it.</param>
    /// <param name="label">What it shows, for those who cannot see it.</param>
    /// <param name="children">Shapes.</param>
    public static Element Drawing(string cssClass, decimal width, decimal height, string label, params IEnumerable<Node?> children) => new(
        "svg",
        [
            ("class", cssClass), ("viewBox", $"0 0 {Length(width)} {Length(height)}"), ("width", Length(width)), ("height", Length(height)),
            ("role", "img"), ("aria-label", label),
        ],
        children);

    /// <summary>A rectangle.</summary>
    public static Element Box(
        string cssClass, decimal x, decimal y, decimal width, decimal height, decimal radius = 0, Node? title = null) => new(
        "rect",
        [
            ("class", cssClass), ("x", Length(x)), ("y", Length(y)), ("width", Length(width)), ("height", Length(height)),
            ("rx", radius == 0 ? null : Length(radius)),
        ],
        title is null ? [] : [Html.El("title", null, title)]);

    /// <summary>A line.</summary>
    public static Element Line(string cssClass, decimal x1, decimal y1, decimal x2, decimal y2) => new(
        "line", [("class", cssClass), ("x1", Length(x1)), ("y1", Length(y1)), ("x2", Length(x2)), ("y2", Length(y2))], []);

    /// <summary>A dot.</summary>
    public static Element Dot(string cssClass, decimal x, decimal y, decimal radius) => new(
        "circle", [("class", cssClass), ("cx", Length(x)), ("cy", Length(y)), ("r", Length(radius))], []);

    /// <summary>Text on a base line.</summary>
    /// <param name="cssClass">Its class, which also says how it is anchored.</param>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Base line.</param>
    /// <param name="text">The text.</param>
    public static Element Label(string cssClass, decimal x, decimal y, string text) => new(
        "text", [("class", cssClass), ("x", Length(x)), ("y", Length(y))], [text]);

    /// <summary>Shapes that belong together.</summary>
    public static Element Group(string? cssClass, params IEnumerable<Node?> children) => Html.El("g", cssClass, children);

    /// <summary>A length with at most two decimals.</summary>
    public static string Length(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Text cut to what fits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Room in pixels.</param>
    /// <param name="characterWidth">Width of a character on average: half the height of the letters is a good guess for sans-serif.</param>
    public static string Fit(string text, decimal width, decimal characterWidth)
    {
        int room = Math.Max(1, (int)(width / characterWidth));
        return text.Length <= room ? text : text[..Math.Max(0, room - 1)] + "…";
    }
}
