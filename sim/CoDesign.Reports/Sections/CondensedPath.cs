using System.Globalization;
using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>
/// How labelled bytes came to be where they should not be. Hops that repeat functions already shown are folded, and print open; the
/// first and the last hop are always in sight.
/// </summary>
internal static class CondensedPath
{
    /// <summary>The list; null if no path is known.</summary>
    public static Element? Of(IReadOnlyList<PathRecord> path)
    {
        IReadOnlyList<PathHop> hops = PathHop.Of(path);
        if (hops.Count == 0)
        {
            return null;
        }

        HashSet<(string, string?, string?)> shown = [];
        bool[] isShown = [.. hops.Select((h, i) => shown.Add(h.Signature) || i == hops.Count - 1)];
        List<Node> items = [];
        for (int i = 0; i < hops.Count;)
        {
            int end = i + 1;
            while (!isShown[i] && end < hops.Count && !isShown[end])
            {
                end++;
            }

            // Folding one hop away saves nothing.
            items.AddRange(isShown[i] || end - i == 1 ? [Item(hops[i])] : [Folded([.. hops.Skip(i).Take(end - i)])]);
            i = end;
        }

        return El("ol", "path", items);
    }

    private static Element Item(PathHop hop) => El(
        "li",
        hop.Kind,
        hop.Function is null
            ? null
            : Inline(
                Code(hop.Function), hop.Kind == "move" && hop.Steps.Count > 2 ? Muted($" ({Count(hop.Steps.Count)} steps)") : null, ": "),
        hop.Sentence,
        hop.Sources.Count == 0 ? null : Inline(" ", Span("where", string.Join(", ", hop.Sources))));

    private static Element Folded(IReadOnlyList<PathHop> hops) => El(
        "li",
        "folded",
        Fold(
            $"… {Count(hops.Sum(h => h.Steps.Count))} more steps through "
                + $"{Figures.List([.. hops.Select(h => h.Function ?? "code without symbol").Distinct()])}",
            El("ul", "path", hops.Select(Item))));

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
