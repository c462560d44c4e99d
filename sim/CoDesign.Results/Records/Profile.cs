namespace CoDesign.Results;

/// <summary>Cycles spent in the innermost function of a call path.</summary>
/// <param name="Stack">Functions from the outermost on, separated by semicolons.</param>
/// <param name="Cycles">Cycles.</param>
/// <param name="Instructions">Instructions.</param>
public sealed record ProfileEntry(string Stack, long Cycles, long Instructions);

/// <summary>Something that took time.</summary>
/// <param name="Track">Who did it: a core or a module.</param>
/// <param name="Name">What it was.</param>
/// <param name="StartPs">When it began.</param>
/// <param name="DurationPs">How long it took.</param>
/// <param name="Detail">Further facts by name.</param>
public sealed record SpanRecord(string Track, string Name, long StartPs, long DurationPs, IReadOnlyDictionary<string, string> Detail);
