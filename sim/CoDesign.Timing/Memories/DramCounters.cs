namespace CoDesign.Timing.Memories;

/// <summary>What a DRAM did.</summary>
/// <param name="RowHits">Accesses to the open row of their bank.</param>
/// <param name="RowMisses">Accesses to a bank without open row.</param>
/// <param name="RowConflicts">Accesses to a bank that had another row open.</param>
/// <param name="Refreshes">Refreshes of all banks of a channel.</param>
/// <param name="BytesRead">Bytes read, whole bursts.</param>
/// <param name="BytesWritten">Bytes written, whole bursts.</param>
/// <param name="BusyPicoseconds">Time during which data was on the bus of a channel, all channels together.</param>
/// <param name="WaitPicoseconds">Time from requests to their first data beyond what a hit in an idle DRAM takes.</param>
public readonly record struct DramCounters(
    long RowHits, long RowMisses, long RowConflicts, long Refreshes, long BytesRead, long BytesWritten, long BusyPicoseconds, long WaitPicoseconds);
