namespace CoDesign.Results;

/// <summary>
/// Transfers from one zone to another: one, or several that follow each other in time and address and differ in nothing else.
/// </summary>
/// <param name="Sequence">Number of the first of them in the run, from 1.</param>
/// <param name="TimePs">Time of the first one; null in a run without timing.</param>
/// <param name="Kind">load, store, dma_read, dma_write, interrupt, output or input.</param>
/// <param name="From">Who had the bytes.</param>
/// <param name="FromZone">Its zone.</param>
/// <param name="To">Who has them now.</param>
/// <param name="ToZone">Its zone.</param>
/// <param name="Operation">Op of the job that they belong to; null outside jobs.</param>
/// <param name="RequestRoleId">Request role id on the bus; null for a core.</param>
/// <param name="Pc">Address of the instruction.</param>
/// <param name="Symbol">Function and offset; null if unknown.</param>
/// <param name="Address">Bus address of the first byte; null where there is none.</param>
/// <param name="Bytes">Bytes of all of them.</param>
/// <param name="Count">How many transfers.</param>
/// <param name="Label">Label of the bytes, in words.</param>
/// <param name="Tags">Live tags.</param>
/// <param name="Residuals">Tags that sanitizers removed: tag/sanitizer.</param>
/// <param name="Verdict">allow, allow_declassified or deny.</param>
/// <param name="Rules">Rules of the model and of the policy that decided.</param>
public sealed record CrossingRecord(
    long Sequence,
    long? TimePs,
    string Kind,
    string From,
    string FromZone,
    string To,
    string ToZone,
    string? Operation,
    int? RequestRoleId,
    ulong Pc,
    string? Symbol,
    ulong? Address,
    long Bytes,
    long Count,
    string Label,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Residuals,
    string Verdict,
    IReadOnlyList<string> Rules);
