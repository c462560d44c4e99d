namespace CoDesign.Results;

/// <summary>Cycles spent in the innermost function of a call path.</summary>
/// <param name="Stack">Functions from the outermost on, separated by semicolons.</param>
/// <param name="Cycles">Cycles.</param>
/// <param name="Instructions">Instructions.</param>
public sealed record ProfileEntry(string Stack, long Cycles, long Instructions);
