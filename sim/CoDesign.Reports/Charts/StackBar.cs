using static CoDesign.Reports.Svg;

namespace CoDesign.Reports;

/// <summary>A bar that shows the parts of a whole.</summary>
internal static class StackBar
{
    private const decimal Width = 960;
    private const decimal Height = 34;
    private const decimal Letter = 7.2m;

    // Further parts share the last one, a grey: they are the smallest.
    private const int Colours = 9;

    /// <summary>The bar: parts in the given order, each with its name where there is room.</summary>
    public static Element Of(IReadOnlyList<(string Name, long Value)> parts, string label)
    {
        long total = parts.Sum(p => p.Value);
        List<Node> shapes = [];
        long before = 0;
        for (int i = 0; i < parts.Count; i++)
        {
            (string name, long value) = parts[i];
            decimal x = Width * before / total;
            decimal width = Width * value / total;
            before += value;
            shapes.Add(Box("part " + ClassOf(i), x, 0, width, Height, title: $"{name}: {Figures.Percent(value, total)}"));
            string share = Figures.Percent(value, total);
            string text = $"{name} {share}";
            string? fitting = text.Length * Letter < width - 8 ? text : share.Length * Letter < width - 6 ? share : null;
            if (fitting is not null)
            {
                shapes.Add(Label("on-part", x + 6, 22, fitting));
            }
        }

        return Drawing("stack", Width, Height, label, shapes);
    }

    /// <summary>A sample of the colour of a part.</summary>
    public static Element Swatch(int index) => Drawing("swatch", 11, 11, string.Empty, Box("part " + ClassOf(index), 0, 0, 11, 11, 2));

    private static string ClassOf(int index) => $"c{Math.Min(index, Colours - 1) + 1}";
}
