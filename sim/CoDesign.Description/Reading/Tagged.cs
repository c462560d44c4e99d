using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Reading;

/// <summary>The case that a tag chose, with the tag itself.</summary>
/// <typeparam name="T">The common type of all cases.</typeparam>
/// <param name="Tag">The tag as written, such as "hash".</param>
/// <param name="Value">What the case's reading method made of the mapping.</param>
/// <param name="Position">Where the tag was written.</param>
public sealed record Tagged<T>(string Tag, T Value, SourcePosition Position);
