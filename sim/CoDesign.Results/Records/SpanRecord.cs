namespace CoDesign.Results;

/// <summary>Something that took time.</summary>
/// <param name="Track">Who did it: a core or a module.</param>
/// <param name="Name">What it was.</param>
/// <param name="StartPs">When it began.</param>
/// <param name="DurationPs">How long it took.</param>
/// <param name="Detail">Further facts by name.</param>
public sealed record SpanRecord(string Track, string Name, long StartPs, long DurationPs, IReadOnlyDictionary<string, string> Detail);
