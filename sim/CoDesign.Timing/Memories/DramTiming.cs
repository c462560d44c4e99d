using CoDesign.Checkpoints;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;

namespace CoDesign.Timing.Memories;

/// <summary>
/// When a DRAM answers: rows that are open or not, banks that are busy, a bus that is shared, refreshes. All who access the memory
/// reserve here, in the order in which they ask, and so slow each other down. State only; it can change time and never a result.
/// </summary>
/// <remarks>
/// Not modelled: reordering of accesses to one bank, a write queue that answers before data is on the bus, power-down, the time that
/// commands themselves take on their bus, ranks.
/// </remarks>
public sealed class DramTiming
{
    private readonly DramDescription _dram;
    private readonly DramCycles _cycles;
    private readonly DramChannel[] _channels;
    private readonly ulong _sizeBytes;
    private long _bytesRead;
    private long _bytesWritten;
    private long _waitCycles;

    /// <summary>An idle DRAM.</summary>
    /// <param name="dram">What it is.</param>
    /// <param name="sizeBytes">Capacity.</param>
    public DramTiming(DramDescription dram, ulong sizeBytes)
    {
        ArgumentNullException.ThrowIfNull(dram);
        _dram = dram;
        _sizeBytes = sizeBytes;
        _cycles = new DramCycles(dram);
        _channels = [.. Enumerable.Range(0, dram.Channels).Select(_ => new DramChannel(dram, _cycles))];
    }

    /// <summary>Accesses the memory: a reservation on its time line.</summary>
    /// <param name="picoseconds">When the request arrives at the controller.</param>
    /// <param name="offset">First byte, from the start of the memory; its burst comes first.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="isWrite">Whether it writes; a write is answered when its data has been on the bus.</param>
    public MemoryAnswer Access(long picoseconds, ulong offset, int length, bool isWrite)
    {
        long arrived = _dram.Clock.CyclesCovering(new SimTime(picoseconds)).Count + _cycles.Controller;
        ulong burst = _dram.BurstBytes;
        ulong first = offset / burst;
        ulong last = (offset + (ulong)length - 1) / burst;
        long firstData = 0;
        long lastEnd = 0;
        for (ulong number = first; number <= last; number++)
        {
            DramPlace place = DramPlace.Of(number * burst, _dram, _sizeBytes);
            long data = _channels[place.Channel].Access(arrived, place, isWrite);
            firstData = number == first ? data : firstData;
            lastEnd = Math.Max(lastEnd, data + _cycles.Burst);
            _waitCycles += data - arrived - (isWrite ? _cycles.Write : _cycles.Read);
        }

        long bytes = (long)((last - first + 1) * burst);
        _bytesRead += isWrite ? 0 : bytes;
        _bytesWritten += isWrite ? bytes : 0;
        return new MemoryAnswer(TimeOf(firstData + 1), TimeOf(lastEnd));
    }

    /// <summary>What it did until a time.</summary>
    public DramCounters CountersAt(long picoseconds) => new(
        _channels.Sum(c => c.RowHits),
        _channels.Sum(c => c.RowMisses),
        _channels.Sum(c => c.RowConflicts),
        _channels.Length * (_dram.Clock.CyclesIn(new SimTime(picoseconds)).Count / _cycles.RefreshInterval),
        _bytesRead,
        _bytesWritten,
        TimeOf(_channels.Sum(c => c.BusyCycles)),
        TimeOf(_waitCycles));

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        foreach (DramChannel channel in _channels)
        {
            channel.Exchange(stream);
        }

        _bytesRead = stream.Count(_bytesRead);
        _bytesWritten = stream.Count(_bytesWritten);
        _waitCycles = stream.Count(_waitCycles);
    }

    private long TimeOf(long cycle) => _dram.Clock.StartOf(new Cycles(cycle)).Picoseconds;
}
