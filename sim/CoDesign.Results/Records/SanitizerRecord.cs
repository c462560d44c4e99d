namespace CoDesign.Results;

/// <summary>What a sanitizer did.</summary>
/// <param name="Id">Id in the policy.</param>
/// <param name="Kind">What it does to the secret.</param>
/// <param name="Symbol">The function.</param>
/// <param name="Removes">Tags that it removes.</param>
/// <param name="Evidence">Why to believe it.</param>
/// <param name="CodeMatches">Whether the code is the reviewed one; null if the program does not have the function.</param>
/// <param name="Uses">Times that it returned.</param>
/// <param name="Bytes">Bytes from which it removed tags.</param>
/// <param name="Because">The reviewer's reason.</param>
public sealed record SanitizerRecord(
    string Id,
    string Kind,
    string Symbol,
    IReadOnlyList<string> Removes,
    string Evidence,
    bool? CodeMatches,
    long Uses,
    long Bytes,
    string Because)
{
    /// <summary>Calls whose outputs were not what a sanitizer with checked evidence claims; null in records made before that was looked at.</summary>
    public long? Refuted { get; init; }

    /// <summary>Who permits that it removes a tag that is marked never_declassify; null if it removes none.</summary>
    public OverrideRecord? Override { get; init; }
}
