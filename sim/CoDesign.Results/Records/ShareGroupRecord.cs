namespace CoDesign.Results;

/// <summary>A secret that was split into shares, and who has seen which.</summary>
/// <param name="Id">Id in the policy.</param>
/// <param name="Secret">The tag.</param>
/// <param name="Shares">How many shares there are.</param>
/// <param name="Reconstruct">How many of them tell the secret.</param>
/// <param name="Holders">Collusion domains that have seen shares and may not learn the secret.</param>
public sealed record ShareGroupRecord(string Id, string Secret, int Shares, int Reconstruct, IReadOnlyList<ShareHolderRecord> Holders);
