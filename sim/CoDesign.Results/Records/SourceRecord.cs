namespace CoDesign.Results;

/// <summary>A place where labels were born.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Description">The place.</param>
/// <param name="Bytes">Bytes that got the label; 0: the run never touched the source.</param>
public sealed record SourceRecord(string Tag, string Description, long Bytes)
{
    /// <summary>
    /// Whether the core or a module read a byte with this tag; null in records made before this was known. What was never read did not
    /// put the policy to the test.
    /// </summary>
    public bool? IsRead { get; init; }
}
