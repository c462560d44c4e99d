using CoDesign.Results;
using static CoDesign.Reports.Svg;

namespace CoDesign.Reports;

/// <summary>
/// The chip as a picture: zones of trust, the parts in them, the links between zones with the bytes they moved, and who saw what it
/// may not. Kinds of zones differ in line and texture, not in colour alone, so that a grey print shows them too.
/// </summary>
internal static class ChipDiagram
{
    private const decimal Margin = 4;
    private const decimal PlainTile = 40;
    private const decimal MarkedTile = 56;
    private const decimal FooterHeight = 24;

    // Average widths of a letter at 12 and 10.5 pixels, a little generous: text never leaves its box.
    private const decimal NameLetter = 7.2m;
    private const decimal DetailLetter = 5.7m;
    private const decimal MarkLetter = 6.4m;
    private const decimal LinkLetter = 6.1m;

    /// <summary>The picture.</summary>
    public static Element Of(RunResult result)
    {
        RunRecord record = result.Record;
        Dictionary<string, string> marks = Marks(record);
        IReadOnlyList<LinkRecord> links = [.. record.Links, .. SystemCalls(result.Crossings)];
        var layout = new ChipLayout(record.Zones, links, marks.Count > 0 ? MarkedTile : PlainTile);
        return Drawing(
            "chip",
            layout.Width + (2 * Margin),
            layout.Height + (2 * Margin) + FooterHeight,
            $"Zones of chip {record.Inputs.Chip.Name}, the parts in them and the bytes moved between zones",
            Html.El("defs", null, Hatch()),
            new Element(
                "g",
                [("transform", $"translate({Length(Margin)} {Length(Margin)})")],
                [
                    .. record.Zones.Select(z => Zone(z, layout, links, marks)),
                    .. Enumerable.Range(0, layout.Lanes.Count).Select(i => Wires(i, layout)),
                    // After all wires, so that none runs through a name.
                    .. Enumerable.Range(0, layout.Lanes.Count).Select(i => Name(i, layout)), Footer(layout)]));
    }

    // The execution environment moves the bytes of system calls, and no link of the chip carries them: without a lane of their own,
    // standard output would learn things by no way at all.
    private static IEnumerable<LinkRecord> SystemCalls(IEnumerable<CrossingRecord> crossings) => crossings
        .Where(c => c.Kind is "input" or "output")
        .GroupBy(c => c.Kind == "input" ? (Inner: c.ToZone, Outer: c.FromZone) : (Inner: c.FromZone, Outer: c.ToZone))
        .Select(g => new LinkRecord("system calls", g.Key.Inner, g.Key.Outer, g.Sum(c => c.Count), g.Sum(c => c.Bytes), 0, 0, new Dictionary<string, long>()));

    // What a part did wrong, in a few words: what it saw, or else how many findings name it.
    private static Dictionary<string, string> Marks(RunRecord record)
    {
        Dictionary<string, string> marks = record.Findings
            .GroupBy(f => f.Module)
            .ToDictionary(g => g.Key, g => Figures.Count(g.Count(), "finding"));
        foreach (IGrouping<string, ExposureRecord> part in Verdict.Leaks(record).GroupBy(l => l.Module))
        {
            marks[part.Key] = $"saw {string.Join(", ", part.Select(l => l.Label))}";
        }

        return marks;
    }

    private static Element Zone(ZoneRecord zone, ChipLayout layout, IReadOnlyList<LinkRecord> links, Dictionary<string, string> marks)
    {
        Rectangle place = layout.Zones[zone.Id];
        string kind = zone.Tcb ? "trusted" : ChipLayout.IsProprietary(zone) ? "closed" : "open";
        string trust = zone.Tcb ? "trusted" : "not trusted";
        IEnumerable<Node> buses = ChipLayout.LocalLinks(links, zone.Id).Reverse().SelectMany((l, i) => Bus(l, place, i));
        return Group(
            "zone " + kind,
            [
                Box("area", place.X, place.Y, place.Width, place.Height, 6),
                ChipLayout.IsProprietary(zone) ? Box("texture", place.X, place.Y, place.Width, place.Height, 6) : null,
                Label("zone-name", place.X + 12, place.Y + 19, Fit(zone.Id, place.Width - 24, NameLetter + 1)),
                Label(
                    "zone-kind", place.X + 12, place.Y + 34,
                    Fit($"{zone.Openness.Replace('_', ' ')}, {trust}", place.Width - 24, DetailLetter)),
                .. zone.Parts.Select((p, i) => Part(p, layout.Parts[(zone.Id, i)], marks.GetValueOrDefault(p.Id))),
                .. buses,
            ]);
    }

    private static Element Part(PartRecord part, Rectangle place, string? mark) => Group(
        mark is null ? "part" : "part marked",
        Html.El("title", null, $"{part.Id}: {part.Kind}, {part.Detail}{(mark is null ? "" : ", " + mark)}"),
        Box("tile", place.X, place.Y, place.Width, place.Height, 3),
        Label("part-name", place.X + 8, place.Y + 17, Fit(part.Id, place.Width - 16, NameLetter)),
        Label("part-detail", place.X + 8, place.Y + 31, Fit(Detail(part), place.Width - 16, DetailLetter)),
        mark is null ? null : Label("part-mark", place.X + 8, place.Y + 46, Fit(mark, place.Width - 16, MarkLetter)));

    // The word for the kind stands in front unless the detail begins with it or says more.
    private static string Detail(PartRecord part) =>
        part.Kind is "module" or "sink" || part.Detail.Length == 0 ? part.Detail : $"{part.Kind}, {part.Detail.Replace('_', ' ')}";

    private static IEnumerable<Node> Bus(LinkRecord link, Rectangle zone, int position)
    {
        decimal y = ChipLayout.BusY(zone, position);
        string text = $"{link.Id} {Figures.BytesShort(link.Bytes)}";
        yield return Line(Wire(link), zone.X + 12, y, zone.Right - 12, y);
        string fitting = Fit(text, zone.Width - 44, LinkLetter);
        yield return Box("behind", zone.X + 18, y - 7, (fitting.Length * LinkLetter) + 8, 14);
        yield return Label("link-name", zone.X + 22, y + 3.5m, fitting);
    }

    private static Element Wires(int lane, ChipLayout layout)
    {
        LinkRecord link = layout.Lanes[lane];
        decimal y = layout.LaneY(lane);
        decimal from = layout.Ports[(lane, link.From)];
        decimal to = layout.Ports[(lane, link.To)];
        string wire = Wire(link);
        return Group(
            "link",
            Line(wire, from, y, to, y),
            Line(wire, from, Edge(layout.Zones[link.From], y), from, y),
            Line(wire, to, Edge(layout.Zones[link.To], y), to, y),
            Dot("port", from, Edge(layout.Zones[link.From], y), 3),
            Dot("port", to, Edge(layout.Zones[link.To], y), 3));
    }

    private static Element Name(int lane, ChipLayout layout)
    {
        LinkRecord link = layout.Lanes[lane];
        decimal y = layout.LaneY(lane);
        string text = Fit($"{link.Id} {Figures.BytesShort(link.Bytes)}", layout.Width / 2, LinkLetter);
        decimal half = (text.Length * LinkLetter / 2) + 4;
        decimal x = layout.NameX(lane, half);
        return Group(
            "link",
            Html.El(
                "title", null,
                $"{link.Id}: {link.From} to {link.To}, {Figures.Bytes(link.Bytes)} in {Figures.Count(link.Transfers, "transfer")}"),
            Box("behind", x - half, y - 7, 2 * half, 14),
            Label("link-name middle", x, y + 3.5m, text));
    }

    // The edge of a zone that faces the lanes.
    private static decimal Edge(Rectangle zone, decimal y) => zone.Bottom <= y ? zone.Bottom : zone.Y;

    // Four widths for orders of magnitude; a link that moved nothing is dashed.
    private static string Wire(LinkRecord link) => link.Bytes switch
    {
        0 => "wire idle",
        < 1_000 => "wire w1",
        < 1_000_000 => "wire w2",
        < 1_000_000_000 => "wire w3",
        _ => "wire w4",
    };

    private static Element Footer(ChipLayout layout) =>
        Label(
            "legend", 0, layout.Height + FooterHeight - 6,
            "Each link with the bytes it moved; a dashed line moved nothing. Hatched zones are proprietary: nobody can inspect them.");

    // Lines at 45 degrees; texture is what a photocopy keeps.
    private static Element Hatch() => new(
        "pattern",
        [("id", "hatch"), ("width", "7"), ("height", "7"), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)")],
        [Line("hatch", 0, 0, 0, 7)]);
}
