namespace CoDesign.Results;

/// <summary>A finding.</summary>
/// <param name="Rule">Rule id.</param>
/// <param name="PolicyRule">Rule of the policy that decides; null for a rule of the model itself.</param>
/// <param name="Level">error, warning or note.</param>
/// <param name="Verdict">deny, or what else the boundary said.</param>
/// <param name="Blocked">Whether the transfer was stopped.</param>
/// <param name="Module">Who it is about: the destination of the bytes.</param>
/// <param name="From">Where the bytes came from.</param>
/// <param name="Labels">Live tags that it is about.</param>
/// <param name="Bytes">Bytes of all occurrences.</param>
/// <param name="Count">Occurrences.</param>
/// <param name="FirstTimePs">Time of the first one; null in a run without timing.</param>
/// <param name="Address">Bus address of the first one.</param>
/// <param name="LabelledOffset">Offset of the first offending byte in the transferred range; null if not determined.</param>
/// <param name="LabelledLength">Offending bytes from there on; null if not determined.</param>
/// <param name="Pc">Address of the instruction.</param>
/// <param name="Symbol">Function and offset.</param>
/// <param name="Source">File and line; null without debug information.</param>
/// <param name="Region">Region that the instruction belongs to; null outside regions.</param>
/// <param name="Message">What is wrong, and what would make it legal.</param>
/// <param name="Path">How the bytes came to be there, source first.</param>
public sealed record FindingRecord(
    string Rule,
    string? PolicyRule,
    string Level,
    string Verdict,
    bool Blocked,
    string Module,
    string? From,
    IReadOnlyList<string> Labels,
    long Bytes,
    long Count,
    long? FirstTimePs,
    string? Address,
    long? LabelledOffset,
    long? LabelledLength,
    string? Pc,
    string? Symbol,
    string? Source,
    string? Region,
    string Message,
    IReadOnlyList<PathRecord> Path);
