using CoDesign.Checkpoints;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;

namespace CoDesign.Machine.Interconnect;

/// <summary>A connection: a channel per direction, which transfers take one after the other.</summary>
/// <param name="description">What it is.</param>
/// <param name="clock">Its clock.</param>
internal sealed class Link(LinkDescription description, Frequency clock)
{
    private readonly long[] _freeAtCycle = new long[2];

    /// <summary>What it is.</summary>
    public LinkDescription Description { get; } = description;

    /// <summary>Transfers that carried data over it.</summary>
    public long Transfers { get; private set; }

    /// <summary>Bytes that it moved.</summary>
    public long Bytes { get; private set; }

    /// <summary>Time during which it moved them.</summary>
    public long BusyPicoseconds { get; private set; }

    /// <summary>Time that transfers waited for it.</summary>
    public long WaitPicoseconds { get; private set; }

    /// <summary>Time that a request or its answer takes without data.</summary>
    public long LatencyPicoseconds { get; } = description.Latency.Value.InTime(clock).Picoseconds;

    /// <summary>Sends data over the link.</summary>
    /// <param name="picoseconds">When its first word is there.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="isForward">From the first end of the description to the second.</param>
    /// <returns>When the first word arrives at the other end, and how long the rest follows it.</returns>
    public (long FirstWord, long Duration) Send(long picoseconds, int length, bool isForward)
    {
        int channel = isForward ? 0 : 1;
        long wanted = clock.CyclesCovering(new SimTime(picoseconds)).Count;
        long start = Math.Max(wanted, _freeAtCycle[channel]);
        int widthBytes = Description.Width.Bits / 8;
        long beats = Math.Max(1, (length + widthBytes - 1) / widthBytes);
        _freeAtCycle[channel] = start + beats;
        long startTime = clock.StartOf(new Cycles(start)).Picoseconds;
        long duration = clock.StartOf(new Cycles(beats)).Picoseconds;
        Transfers++;
        Bytes += length;
        BusyPicoseconds += duration;
        WaitPicoseconds += startTime - clock.StartOf(new Cycles(wanted)).Picoseconds;
        return (startTime + LatencyPicoseconds, duration);
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.Array<long>(_freeAtCycle);
        Transfers = stream.Count(Transfers);
        Bytes = stream.Count(Bytes);
        BusyPicoseconds = stream.Count(BusyPicoseconds);
        WaitPicoseconds = stream.Count(WaitPicoseconds);
    }
}
