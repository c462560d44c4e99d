using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>Secrets that were split: who has which share, and who would have to talk to whom to know the secret.</summary>
internal static class SharesSection
{
    // Beyond three partners a conspiracy is everybody.
    private const int LargestCoalition = 3;

    /// <summary>The chapter; null if the policy splits no secret.</summary>
    public static Element? Of(RunRecord record)
    {
        if (record.ShareGroups.Count == 0)
        {
            return null;
        }

        var table = new Table(
            Column.Name("Group"), Column.Name("Secret"), new Column("Told by", "term"), new Column("Shares seen", "middling"), new Column("Who would have to pool what they saw", "wide"));
        foreach (ShareGroupRecord group in record.ShareGroups)
        {
            table.Row(
                group.Id,
                group.Secret,
                $"{Figures.Count(group.Reconstruct)} of {Figures.Count(group.Shares)}",
                group.Holders.Count == 0
                    ? Muted("nobody has any")
                    : string.Join("; ", group.Holders.Select(h => $"{h.Domain}: {string.Join(", ", h.Shares.Select(s => Figures.Count(s)))}")),
                Coalitions(group));
        }

        return Chapter(
            "shares",
            "Shares: who would have to collude",
            P(null, "Each share alone tells nothing. What a vendor saw it keeps, whatever its modules forget; whoever may learn the secret anyway is not listed."),
            table.ToElement());
    }

    private static Node Coalitions(ShareGroupRecord group)
    {
        IReadOnlyList<ShareHolderRecord>[] found = [.. Smallest(group)];
        return found.Length == 0
            ? $"all {Figures.Count(group.Holders.Count)} together could not"
            : found.Any(c => c.Count == 1)
                ? Span("leak", string.Join("; ", found.Where(c => c.Count == 1).Select(c => $"{c[0].Domain} alone knows it")))
                : string.Join("; ", found.Select(c => Figures.List([.. c.Select(h => h.Domain)])));
    }

    // Sets that have enough shares, and of which no smaller part has.
    private static List<IReadOnlyList<ShareHolderRecord>> Smallest(ShareGroupRecord group)
    {
        List<IReadOnlyList<ShareHolderRecord>> found = [];
        IEnumerable<IReadOnlyList<ShareHolderRecord>> sets = [[]];
        for (int size = 1; size <= LargestCoalition; size++)
        {
            sets = [.. sets.SelectMany(s => group.Holders.Where(h => s.Count == 0 || string.CompareOrdinal(s[^1].Domain, h.Domain) < 0).Select(h => (IReadOnlyList<ShareHolderRecord>)[.. s, h]))];
            found.AddRange(sets.Where(s => found.TrueForAll(f => f.Except(s).Any()) && s.SelectMany(h => h.Shares).Distinct().Count() >= group.Reconstruct).ToArray());
        }

        return found;
    }
}
