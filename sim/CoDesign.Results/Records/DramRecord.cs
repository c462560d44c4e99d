namespace CoDesign.Results;

/// <summary>What a DRAM did.</summary>
/// <param name="Preset">Name of its preset.</param>
/// <param name="RowHits">Accesses to the open row of their bank.</param>
/// <param name="RowMisses">Accesses to a bank without open row.</param>
/// <param name="RowConflicts">Accesses to a bank that had another row open.</param>
/// <param name="Refreshes">Refreshes of all banks of a channel.</param>
/// <param name="BytesRead">Bytes read, whole bursts.</param>
/// <param name="BytesWritten">Bytes written, whole bursts.</param>
/// <param name="BusyPs">Time with data on the bus of a channel, all channels together.</param>
/// <param name="WaitPs">Time from the arrival of requests to their first data beyond what a hit in an idle DRAM takes.</param>
public sealed record DramRecord(
    string Preset, long RowHits, long RowMisses, long RowConflicts, long Refreshes, long BytesRead, long BytesWritten, long BusyPs, long WaitPs);
