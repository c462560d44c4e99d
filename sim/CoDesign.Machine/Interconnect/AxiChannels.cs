using CoDesign.Checkpoints;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;
using CoDesign.Timing.Memories;

namespace CoDesign.Machine.Interconnect;

/// <summary>
/// The channels of an AXI port for the reads, or the writes, in one direction: one for addresses, one for data, and transactions
/// under way. Answers to writes need no more than the latency of the link.
/// </summary>
/// <param name="axi">What it is.</param>
/// <param name="clock">Its clock.</param>
internal sealed class AxiChannels(AxiDescription axi, Frequency clock)
{
    private readonly Occupancy _addresses = new();
    private readonly Occupancy _data = new();

    // When the last transactions end; as many as can be under way.
    private readonly long[] _ends = new long[axi.Outstanding];
    private int _at;

    /// <summary>Takes the address channel for a transaction.</summary>
    /// <param name="picoseconds">When it is asked for.</param>
    /// <returns>When the address is on the channel.</returns>
    public long Grant(long picoseconds)
    {
        long asked = Math.Max(picoseconds, _ends[_at]);
        return TimeOf(_addresses.Reserve(CycleOf(asked) + axi.Arbitration.Value.Count, 1));
    }

    /// <summary>Takes the data channel.</summary>
    /// <param name="picoseconds">When the first word is there.</param>
    /// <param name="beats">Words.</param>
    /// <returns>When the first word is on the channel.</returns>
    public long Send(long picoseconds, long beats) => TimeOf(_data.Reserve(CycleOf(picoseconds), beats));

    /// <summary>The transaction that was granted last ends: the next but so many may begin.</summary>
    public void Complete(long picoseconds)
    {
        _ends[_at] = picoseconds;
        _at = (_at + 1) % _ends.Length;
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        _addresses.Exchange(stream);
        _data.Exchange(stream);
        stream.Array<long>(_ends);
        _at = stream.Value(_at);
    }

    private long CycleOf(long picoseconds) => clock.CyclesCovering(new SimTime(picoseconds)).Count;

    private long TimeOf(long cycle) => clock.StartOf(new Cycles(cycle)).Picoseconds;
}
