using static CoDesign.Reports.Svg;

namespace CoDesign.Reports;

/// <summary>A value between its bounds on a scale that several of them share: a line with a dot.</summary>
internal static class RangeMark
{
    private const decimal Width = 170;
    private const decimal Height = 12;

    /// <summary>The mark.</summary>
    /// <param name="low">Lower bound.</param>
    /// <param name="nominal">The value.</param>
    /// <param name="high">Upper bound.</param>
    /// <param name="scale">Value at the right end; 0 gives an empty mark.</param>
    public static Element Of(decimal low, decimal nominal, decimal high, decimal scale)
    {
        decimal At(decimal value) => scale == 0 ? 0 : 3 + ((Width - 6) * value / scale);
        return Drawing(
            "range",
            Width,
            Height,
            string.Empty,
            Line("axis", 0, Height / 2, Width, Height / 2),
            Line("span", At(low), Height / 2, At(high), Height / 2),
            Dot("nominal", At(nominal), Height / 2, 3));
    }
}
