using CoDesign.Results;
using FsCheck;
using FsCheck.Fluent;

namespace CoDesign.Reports.Tests;

/// <summary>However many zones, parts and links a chip has, nothing lies on anything else.</summary>
public sealed class ChipLayoutTests
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20_261_122, 1);

    [Fact]
    public void Zones_are_apart_and_parts_lie_in_their_zone_apart() => ForAll((layout, zones) =>
        Apart([.. layout.Zones.Values])
        && zones.All(z =>
        {
            Rectangle[] parts = [.. Enumerable.Range(0, z.Parts.Count).Select(i => layout.Parts[(z.Id, i)])];
            return Apart(parts) && parts.All(p => Within(p, layout.Zones[z.Id]));
        })
        && layout.Zones.Values.All(z => Within(z, new Rectangle(0, 0, layout.Width, layout.Height))));

    [Fact]
    public void Wires_of_different_links_share_no_vertical_line_and_end_at_their_zones() => ForAll((layout, _) =>
        layout.Ports.All(a => layout.Zones[a.Key.Zone].X <= a.Value
            && layout.Ports.All(b => a.Key.Lane == b.Key.Lane || a.Value != b.Value)));

    [Fact]
    public void Lanes_lie_between_the_rows() => ForAll((layout, _) => Enumerable.Range(0, layout.Lanes.Count).All(lane =>
        layout.Zones.Values.All(z => layout.LaneY(lane) > z.Bottom || layout.LaneY(lane) < z.Y)));

    private static void ForAll(Func<ChipLayout, IReadOnlyList<ZoneRecord>, bool> holds) =>
        Check.One(Repeatable, Prop.ForAll(ArbMap.Default.ArbFor<(byte[] Zones, (byte From, byte To)[] Links)>(), chip =>
        {
            ZoneRecord[] zones = [.. (chip.Zones ?? []).Take(8).Select((parts, i) => new ZoneRecord(
                $"z{i}", i == 0, parts % 2 == 0 ? "open" : "proprietary", [.. Enumerable.Range(0, parts % 9).Select(p => new PartRecord($"p{p}", "module", "x"))]))];
            LinkRecord[] links = [.. (chip.Links ?? []).Take(10).Where(_ => zones.Length > 0).Select((l, i) =>
                new LinkRecord(
                    $"l{i}", $"z{l.From % zones.Length}", $"z{l.To % zones.Length}", 1, 1, 0, 0, new Dictionary<string, long>()))];
            return holds(new ChipLayout(zones, links, 40), zones);
        }));

    private static bool Apart(Rectangle[] places) => Enumerable.Range(0, places.Length).All(i =>
        places.Skip(i + 1).All(
            b => places[i].Right <= b.X || b.Right <= places[i].X || places[i].Bottom <= b.Y || b.Bottom <= places[i].Y));

    private static bool Within(Rectangle inner, Rectangle outer) =>
        inner.X >= outer.X && inner.Right <= outer.Right && inner.Y >= outer.Y && inner.Bottom <= outer.Bottom;
}
