using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Reading;

/// <summary>A physical constant as a file states it, for listings: whoever doubts a number finds where it comes from.</summary>
/// <param name="Path">Where it stands, in the notation of <c>--set</c>.</param>
/// <param name="Text">The value as written, with its unit.</param>
/// <param name="Tolerance">How far it may be off, as written; null if the source states nothing.</param>
/// <param name="Source">Document, version and place, or the derivation.</param>
/// <param name="Position">Where it was written.</param>
public sealed record StatedConstant(string Path, string Text, string? Tolerance, string Source, SourcePosition Position);
