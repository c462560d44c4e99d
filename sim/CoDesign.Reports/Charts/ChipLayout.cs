using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>
/// Where everything of a chip diagram stands: zones that can be inspected in the upper row, proprietary ones in the lower row, and
/// between them a lane for each link, as buses are drawn. It works for any number of zones, parts and links: rows grow to the right,
/// lanes downwards, and no text lies on another.
/// </summary>
internal sealed class ChipLayout
{
    private const decimal TileWidth = 128;
    private const decimal Gap = 8;
    private const decimal Padding = 12;
    private const decimal HeaderHeight = 44;
    private const decimal BusHeight = 20;
    private const decimal LaneHeight = 30;
    private const decimal LanesMargin = 22;
    private const decimal PortDistance = 12;
    private const decimal NameStep = 8;

    // The width of the text on a page: rows grow beyond it only when all zones are one part wide, and narrower chips are stretched
    // to it, so that drawings of several chips have letters of one size.
    private const decimal PageWidth = 1028;

    private readonly decimal _tileHeight;

    /// <summary>Lays a chip out.</summary>
    /// <param name="zones">Zones in the chip's order.</param>
    /// <param name="links">Links in the chip's order.</param>
    /// <param name="tileHeight">Height of a part: depends on how many lines it has.</param>
    public ChipLayout(IReadOnlyList<ZoneRecord> zones, IReadOnlyList<LinkRecord> links, decimal tileHeight)
    {
        _tileHeight = tileHeight;
        IReadOnlyList<ZoneRecord> upper = [.. zones.Where(z => !IsProprietary(z))];
        IReadOnlyList<ZoneRecord> lower = [.. zones.Where(IsProprietary)];
        Dictionary<string, int> columns = [];
        Width = Math.Max(Columns(upper, columns), Columns(lower, columns));
        HashSet<string> known = [.. zones.Select(z => z.Id)];
        Lanes = [.. links.Where(l => l.From != l.To && known.Contains(l.From) && known.Contains(l.To))];
        decimal upperHeight = RowHeight(upper, links, columns);
        LanesTop = upperHeight + LanesMargin;
        decimal lanesHeight = Lanes.Count * LaneHeight;
        decimal lowerTop = upper.Count == 0 && Lanes.Count == 0 ? 0 : lower.Count == 0 ? LanesTop + lanesHeight : LanesTop + lanesHeight + LanesMargin - 8;
        Place(upper, links, columns, 0, upperHeight);
        Place(lower, links, columns, lowerTop, RowHeight(lower, links, columns));
        Height = lower.Count == 0 ? lowerTop : lowerTop + RowHeight(lower, links, columns);
        Ports = PlacePorts(zones);
    }

    /// <summary>Width of the drawing.</summary>
    public decimal Width { get; }

    /// <summary>Height of the drawing.</summary>
    public decimal Height { get; }

    /// <summary>Place of each zone.</summary>
    public Dictionary<string, Rectangle> Zones { get; } = [];

    /// <summary>Place of each part, by zone and position in it: ids need not be unique.</summary>
    public Dictionary<(string Zone, int Part), Rectangle> Parts { get; } = [];

    /// <summary>Links between different zones, one lane each.</summary>
    public IReadOnlyList<LinkRecord> Lanes { get; }

    /// <summary>Horizontal position at which a lane's link leaves a zone.</summary>
    public Dictionary<(int Lane, string Zone), decimal> Ports { get; }

    private decimal LanesTop { get; }

    // Whether the vertical part of a wire between a zone and its lane crosses a height.
    private bool Passes(int lane, string zone, decimal y) => Zones[zone].Bottom <= LanesTop ? LaneY(lane) > y : LaneY(lane) < y;

    /// <summary>Whether a zone stands in the lower row.</summary>
    public static bool IsProprietary(ZoneRecord zone) => zone.Openness == "proprietary";

    /// <summary>Vertical position of a lane.</summary>
    public decimal LaneY(int lane) => LanesTop + (lane * LaneHeight) + 10;

    /// <summary>Where the name of a lane's link stands: near its middle, but not on the wire of another link.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="half">Half the width of the name.</param>
    public decimal NameX(int lane, decimal half)
    {
        decimal one = Ports[(lane, Lanes[lane].From)];
        decimal other = Ports[(lane, Lanes[lane].To)];
        decimal y = LaneY(lane);
        // Near an edge the text would leave the drawing.
        decimal middle = Math.Clamp((one + other) / 2, half, Math.Max(half, Width - half));
        IReadOnlyList<decimal> crossing = [.. Ports.Where(p => p.Key.Lane != lane && Passes(p.Key.Lane, p.Key.Zone, y)).Select(p => p.Value)];
        return Places().FirstOrDefault(x => crossing.All(c => Math.Abs(c - x) > half + 4), middle);

        // The middle first, then further and further away, as long as the name lies on its own wire.
        IEnumerable<decimal> Places()
        {
            yield return middle;
            for (decimal step = NameStep; step < (Math.Abs(one - other) / 2) - half; step += NameStep)
            {
                yield return middle - step;
                yield return middle + step;
            }
        }
    }

    /// <summary>Links that stay within a zone: drawn in it.</summary>
    public static IEnumerable<LinkRecord> LocalLinks(IEnumerable<LinkRecord> links, string zone) =>
        links.Where(l => l.From == zone && l.To == zone);

    /// <summary>Vertical position of the first local link of a zone, below its parts.</summary>
    public static decimal BusY(Rectangle zone, int position) => zone.Bottom - Padding - 3 - (position * BusHeight);

    // Starts with two rows of parts in each zone and makes the widest ones narrower until the row fits.
    private static decimal Columns(IReadOnlyList<ZoneRecord> row, Dictionary<string, int> columns)
    {
        foreach (ZoneRecord zone in row)
        {
            columns[zone.Id] = Math.Max(1, (zone.Parts.Count + 1) / 2);
        }

        decimal RowWidth() => row.Sum(z => ZoneWidth(columns[z.Id])) + (Math.Max(0, row.Count - 1) * 2 * Gap);
        while (RowWidth() > PageWidth && row.Any(z => columns[z.Id] > 1))
        {
            columns[row.MaxBy(z => columns[z.Id])!.Id]--;
        }

        return Math.Max(RowWidth(), PageWidth);
    }

    private static decimal ZoneWidth(int columns) => (2 * Padding) + (columns * TileWidth) + ((columns - 1) * Gap);

    private decimal RowHeight(IReadOnlyList<ZoneRecord> row, IReadOnlyList<LinkRecord> links, Dictionary<string, int> columns) =>
        row.Count == 0 ? 0 : row.Max(z =>
    {
        int lines = (z.Parts.Count + columns[z.Id] - 1) / columns[z.Id];
        return HeaderHeight + (lines * (_tileHeight + Gap)) + (LocalLinks(links, z.Id).Count() * BusHeight) + 8;
    });

    // Zones share what is left of the width, so both rows end at the same line.
    private void Place(
        IReadOnlyList<ZoneRecord> row, IReadOnlyList<LinkRecord> links, Dictionary<string, int> columns, decimal top, decimal height)
    {
        decimal used = row.Sum(z => ZoneWidth(columns[z.Id])) + (Math.Max(0, row.Count - 1) * 2 * Gap);
        decimal x = 0;
        foreach (ZoneRecord zone in row)
        {
            decimal width = ZoneWidth(columns[zone.Id]) + ((Width - used) / row.Count);
            Zones[zone.Id] = new Rectangle(x, top, width, height);
            int perLine = columns[zone.Id];
            decimal tile = (width - (2 * Padding) - ((perLine - 1) * Gap)) / perLine;
            for (int i = 0; i < zone.Parts.Count; i++)
            {
                Parts[(zone.Id, i)] = new Rectangle(
                    x + Padding + (i % perLine * (tile + Gap)), top + HeaderHeight + (i / perLine * (_tileHeight + Gap)), tile, _tileHeight);
            }

            x += width + (2 * Gap);
        }
    }

    // Ports of a zone are spread over its edge. Wires of different links never share a vertical line, or they would
    // seem to join.
    private Dictionary<(int Lane, string Zone), decimal> PlacePorts(IReadOnlyList<ZoneRecord> zones)
    {
        Dictionary<(int Lane, string Zone), decimal> ports = [];
        foreach (ZoneRecord zone in zones)
        {
            int[] lanes = [.. Enumerable.Range(0, Lanes.Count).Where(i => Lanes[i].From == zone.Id || Lanes[i].To == zone.Id)];
            Rectangle place = Zones[zone.Id];
            for (int i = 0; i < lanes.Length; i++)
            {
                int lane = lanes[i];
                bool IsTaken(decimal at) => ports.Any(p => p.Key.Lane != lane && Math.Abs(p.Value - at) < PortDistance);
                decimal opposite = ports.Where(p => p.Key.Lane == lane).Select(p => p.Value).FirstOrDefault(-1);
                decimal x = Math.Round(place.X + (place.Width * (i + 1) / (lanes.Length + 1)));
                if (opposite > place.X + Padding && opposite < place.Right - Padding && !IsTaken(opposite))
                {
                    // Straight through: a bend that need not be is one more thing to follow.
                    x = opposite;
                }

                while (IsTaken(x))
                {
                    x += PortDistance;
                }

                ports[(lane, zone.Id)] = x;
            }
        }

        return ports;
    }
}
