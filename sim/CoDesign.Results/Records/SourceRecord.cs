namespace CoDesign.Results;

/// <summary>A place where labels were born.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Description">The place.</param>
/// <param name="Bytes">Bytes that got the label; 0: the run never touched the source.</param>
public sealed record SourceRecord(string Tag, string Description, long Bytes);
