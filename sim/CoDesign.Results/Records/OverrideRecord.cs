namespace CoDesign.Results;

/// <summary>Who permits that a tag is removed that the policy says must never be.</summary>
/// <param name="Reason">Why it is permitted.</param>
/// <param name="ApprovedBy">Who decided.</param>
public sealed record OverrideRecord(string Reason, string ApprovedBy);
