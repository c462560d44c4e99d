namespace CoDesign.Results;

/// <summary>Transfers from zone to zone.</summary>
/// <param name="Checked">Transfers that were judged.</param>
/// <param name="Allowed">Allowed, those after a sanitizer included.</param>
/// <param name="Noted">Allowed with a note.</param>
/// <param name="Denied">Denied; in mode audit they passed all the same.</param>
/// <param name="Bytes">Bytes of all of them.</param>
public sealed record CrossingSummary(long Checked, long Allowed, long Noted, long Denied, long Bytes);

/// <summary>Bytes of one tag that one destination saw.</summary>
/// <param name="CollusionDomain">Parties that are assumed to pool what they see.</param>
/// <param name="Module">The destination.</param>
/// <param name="Kind">module, memory, device or sink.</param>
/// <param name="Openness">How much of its zone can be inspected.</param>
/// <param name="Label">The tag.</param>
/// <param name="ClearBytes">Bytes with the live tag.</param>
/// <param name="BlindedBytes">Bytes from which a sanitizer had removed the tag.</param>
/// <param name="ShareBytes">Bytes that are a share of it.</param>
/// <param name="Crossings">Transfers.</param>
/// <param name="MayLearn">Whether the policy clears the destination for the tag.</param>
public sealed record ExposureRecord(
    string CollusionDomain,
    string Module,
    string Kind,
    string Openness,
    string Label,
    long ClearBytes,
    long BlindedBytes,
    long ShareBytes,
    long Crossings,
    bool MayLearn);

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
/// <param name="FirstTimePs">Time of the first one.</param>
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
    long FirstTimePs,
    string? Address,
    long? LabelledOffset,
    long? LabelledLength,
    string? Pc,
    string? Symbol,
    string? Source,
    string? Region,
    string Message,
    IReadOnlyList<PathRecord> Path);

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
    string Because);

/// <summary>The policy as it stood.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it protects.</param>
/// <param name="Mode">What a denial does.</param>
/// <param name="FailOn">From which level on findings make the run fail.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Rules">Its rules, and how often each took part in a decision.</param>
/// <param name="Sources">Where labels were born.</param>
public sealed record PolicyRecord(
    string Name,
    string Description,
    string Mode,
    string FailOn,
    IReadOnlyList<string> Tags,
    IReadOnlyList<PolicyRuleRecord> Rules,
    IReadOnlyList<SourceRecord> Sources);

/// <summary>A policy rule.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Because">Its reason.</param>
/// <param name="Hits">Decisions in which it took part.</param>
public sealed record PolicyRuleRecord(string Id, string Effect, string Because, long Hits);

/// <summary>A place where labels were born.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Description">The place.</param>
/// <param name="Bytes">Bytes that got the label; 0: the run never touched the source.</param>
public sealed record SourceRecord(string Tag, string Description, long Bytes);

/// <summary>The audit log.</summary>
/// <param name="Records">Records between header and footer.</param>
/// <param name="Root">Merkle root over all records.</param>
public sealed record AuditSummary(long Records, string Root);
