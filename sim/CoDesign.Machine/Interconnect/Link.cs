using CoDesign.Checkpoints;
using CoDesign.Description.Chips;
using CoDesign.Description.Quantities;

namespace CoDesign.Machine.Interconnect;

/// <summary>A connection: a channel per direction, which transfers take one after the other; an AXI port has more.</summary>
/// <param name="description">What it is.</param>
/// <param name="clock">Its clock.</param>
internal sealed class Link(LinkDescription description, Frequency clock)
{
    private readonly long[] _freeAtCycle = new long[2];
    private readonly AxiChannels[]? _axi = description.Axi is AxiDescription axi
        ? [.. Enumerable.Range(0, 4).Select(_ => new AxiChannels(axi, clock))]
        : null;

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

    /// <summary>Most bytes of a transaction.</summary>
    public int MostBytes { get; } = description.Axi is null ? int.MaxValue : description.Axi.MaxBurst * description.Width.Bits / 8;

    /// <summary>Time of a word.</summary>
    public long BeatPicoseconds { get; } = clock.StartOf(new Cycles(1)).Picoseconds;

    /// <summary>Begins a transaction; each that has begun is completed before the next one begins.</summary>
    /// <param name="picoseconds">When it is asked for.</param>
    /// <param name="isForward">Whether the request runs from the first end of the description to the second.</param>
    /// <param name="isWrite">Whether it writes.</param>
    /// <returns>When it has begun; at once, unless the link is an AXI port.</returns>
    public long Grant(long picoseconds, bool isForward, bool isWrite) => _axi is null ? picoseconds : ChannelsOf(isForward, isWrite).Grant(picoseconds);

    /// <summary>Ends a transaction.</summary>
    /// <param name="picoseconds">When.</param>
    /// <param name="isForward">Whether the request runs from the first end of the description to the second.</param>
    /// <param name="isWrite">Whether it writes.</param>
    public void Complete(long picoseconds, bool isForward, bool isWrite)
    {
        if (_axi is not null)
        {
            ChannelsOf(isForward, isWrite).Complete(picoseconds);
        }
    }

    /// <summary>Sends data over the link.</summary>
    /// <param name="picoseconds">When its first word is there.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="isForward">From the first end of the description to the second.</param>
    /// <param name="isWrite">Whether these are data of a write, which go the way of its request, or of a read, which come back.</param>
    /// <returns>When the first word arrives at the other end, and how long the rest follows it.</returns>
    public (long FirstWord, long Duration) Send(long picoseconds, int length, bool isForward, bool isWrite)
    {
        int channel = isForward ? 0 : 1;
        long wanted = clock.CyclesCovering(new SimTime(picoseconds)).Count;
        int widthBytes = Description.Width.Bits / 8;
        long beats = Math.Max(1, (length + widthBytes - 1) / widthBytes);
        long start = Math.Max(wanted, _freeAtCycle[channel]);
        long startTime = clock.StartOf(new Cycles(start)).Picoseconds;
        if (_axi is null)
        {
            _freeAtCycle[channel] = start + beats;
        }
        else
        {
            startTime = ChannelsOf(isForward == isWrite, isWrite).Send(picoseconds, beats);
        }

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
        foreach (AxiChannels channels in _axi ?? [])
        {
            channels.Exchange(stream);
        }

        Transfers = stream.Count(Transfers);
        Bytes = stream.Count(Bytes);
        BusyPicoseconds = stream.Count(BusyPicoseconds);
        WaitPicoseconds = stream.Count(WaitPicoseconds);
    }

    private AxiChannels ChannelsOf(bool isForward, bool isWrite) => _axi![(isForward ? 0 : 2) + (isWrite ? 1 : 0)];
}
