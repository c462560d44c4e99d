namespace CoDesign.Trust;

/// <summary>A policy rule with its names resolved.</summary>
/// <param name="Id">Id in the policy.</param>
/// <param name="Effect">What it does.</param>
/// <param name="LiveTags">Tags whose presence it asks about.</param>
/// <param name="MatchesPublic">It matches exactly the empty set of tags instead.</param>
/// <param name="Residuals">Residuals whose presence it asks about.</param>
/// <param name="IsPeerToPeer">It speaks of transfers from module to module.</param>
/// <param name="From">Sources, by party index; null: any.</param>
/// <param name="To">Destinations, by party index; null: any.</param>
/// <param name="AcceptedResiduals">For <see cref="RuleEffect.Require"/>: residuals of the same tags that satisfy it.</param>
/// <param name="Because">The policy author's reason.</param>
internal sealed record CompiledRule(
    string Id,
    RuleEffect Effect,
    ulong LiveTags,
    bool MatchesPublic,
    ulong Residuals,
    bool IsPeerToPeer,
    bool[]? From,
    bool[]? To,
    ulong AcceptedResiduals,
    string Because)
{
    /// <summary>Whether the rule speaks of transfers between these parties.</summary>
    public bool Concerns(Party source, Party destination) => (From is null || From[source.Index]) && (To is null || To[destination.Index]);
}
