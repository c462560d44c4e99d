namespace CoDesign.Results;

/// <summary>A step of the path of labelled bytes.</summary>
/// <param name="Kind">source, load, store or module.</param>
/// <param name="Pc">Address of the instruction; null where none took part.</param>
/// <param name="Symbol">Function and offset.</param>
/// <param name="Source">File and line; null without debug information.</param>
/// <param name="Address">Memory address.</param>
/// <param name="Object">The program's object at that address; null if there is none.</param>
/// <param name="Description">For a source: what it is; for a module: which one.</param>
public sealed record PathRecord(
    string Kind, string? Pc, string? Symbol, string? Source, string Address, string? Object, string? Description);
