namespace CoDesign.Results;

/// <summary>The policy as it stood.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it protects.</param>
/// <param name="Mode">What a denial does.</param>
/// <param name="FailOn">From which level on findings make the run fail.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Rules">Its rules, and how often each took part in a decision.</param>
/// <param name="Sources">Where labels were born.</param>
public sealed record PolicyRecord(
    string Name,
    string Description,
    string Mode,
    string FailOn,
    IReadOnlyList<string> Tags,
    IReadOnlyList<PolicyRuleRecord> Rules,
    IReadOnlyList<SourceRecord> Sources)
{
    /// <summary>Who may learn what. Empty in records made before the field existed.</summary>
    public IReadOnlyList<ClearanceRecord> Clearances { get => field ?? []; init; } = [];
}
