using CoDesign.Results;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>The policy as it stood, and whether the run put it to the test.</summary>
internal static class PolicySection
{
    /// <summary>The chapter.</summary>
    public static Element Of(RunRecord record) => Chapter("policy", "Policy", record.Policy is null
        ? [P(null, Strong("No policy was given: nothing was judged."), " With --policy, every transfer between zones is judged and listed.")]
        : Content(record.Policy));

    /// <summary>What stands under the heading.</summary>
    public static IEnumerable<Node?> Content(PolicyRecord policy) =>
    [
        P(null, Strong(policy.Name), ". ", policy.Description),
        Facts(
            ("Mode", ModeText.Of(policy.Mode)),
            (
                "Fails on",
                policy.FailOn == "never"
                    ? "nothing: findings do not change the exit status"
                    : $"findings of level {policy.FailOn} and above"),
            ("Tags", policy.Tags.Count == 0 ? "none" : string.Join(", ", policy.Tags))),
        Clearances(policy),
        Rules(policy),
        Sources(policy),
    ];

    private static Element? Clearances(PolicyRecord policy)
    {
        if (policy.Clearances.Count == 0)
        {
            return null;
        }

        var table = new Table(Column.Name("Who"), new Column("May learn, in clear", "wide"));
        foreach (ClearanceRecord clearance in policy.Clearances)
        {
            table.Row(clearance.Destination, clearance.Tags.Count == 0 ? Muted("nothing") : string.Join(", ", clearance.Tags));
        }

        return Div(null, Heading("Who may learn what"), P("muted", "Whoever is not listed, by name or by zone, may learn nothing."), table.ToElement());
    }

    private static Element Rules(PolicyRecord policy)
    {
        if (policy.Rules.Count == 0)
        {
            return P("muted", "The policy has no rules of its own: a tag may go only where may_learn names it.");
        }

        var table = new Table(Column.Name("Rule"), new Column("Effect"), Column.Number("Hits"), new Column("Because", "wide"));
        foreach (PolicyRuleRecord rule in policy.Rules)
        {
            table.Row(
                rule.Id, rule.Effect, Figures.Count(rule.Hits),
                rule.Hits > 0 ? rule.Because : Inline(rule.Because, Muted(" Never put to the test.")));
        }

        return table.ToElement();
    }

    private static Element? Sources(PolicyRecord policy)
    {
        if (policy.Sources.Count == 0)
        {
            return policy.Tags.Count == 0
                ? null
                : P(null, Strong("No source gives any byte a tag"), ", so no finding about tags is possible.");
        }

        var table = new Table(Column.Name("Tag"), Column.Number("Bytes labelled"), new Column("Born at", "wide"));
        foreach (SourceRecord source in policy.Sources)
        {
            table.Row(
                source.Tag, Figures.Count(source.Bytes),
                source.Bytes == 0 ? Inline(source.Description, Span("leak", ": the run never touched it"))
                    : source.IsRead is false ? Inline(source.Description, Span("leak", ": labelled, and nothing ever read a byte of this tag"))
                    : source.Description);
        }

        return Div(null, Heading("Where labels are born"), table.ToElement());
    }
}
