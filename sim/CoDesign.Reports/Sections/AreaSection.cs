using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>Area by part. What no source states stays unknown.</summary>
internal static class AreaSection
{
    private const decimal Kilo = 1_000;

    /// <summary>The chapter; nothing for a record from before areas were recorded.</summary>
    public static Element? Of(RunRecord record)
    {
        if (record.Area.Count == 0)
        {
            return null;
        }

        var table = new Table(
            Column.Name("Part"), new Column("Kind"), Column.Number("Logic, kGE"), Column.Number("Low, mm²"), Column.Number("Nominal, mm²"), Column.Number("High, mm²"),
            new Column("Source", "wide"));
        foreach (AreaRecord part in record.Area)
        {
            table.Row(
                part.Id,
                part.Kind,
                part.Gates is decimal gates ? (gates / Kilo).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture) : Figures.Unknown,
                RangeText.Mm2(part.LowMm2),
                Strong(RangeText.Mm2(part.Mm2)),
                RangeText.Mm2(part.HighMm2),
                part.Source ?? "no published figure; unknown is not counted as 0");
        }

        return Chapter(
            "area",
            "Area",
            P(null, Strong(RangeText.AreaOf(record.Area)), ". Logic is gate equivalents × area of a NAND gate ÷ utilisation, caches not included; memories as their points say. Wires, pads and what is off the chip are not counted."),
            table.ToElement());
    }
}
