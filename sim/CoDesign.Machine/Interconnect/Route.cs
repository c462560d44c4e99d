using CoDesign.Timing.Memories;

namespace CoDesign.Machine.Interconnect;

/// <summary>The links between an initiator and a target, in order.</summary>
/// <param name="Hops">Each link, and whether the way out runs along its description's direction.</param>
internal sealed record Route(IReadOnlyList<(Link Link, bool IsForward)> Hops)
{
    // A burst does not cross such a boundary (AMBA AXI4, IHI 0022, A3.4.1).
    private const ulong BurstBoundary = 4096;

    private readonly int _mostBytes = Hops.Select(h => h.Link.MostBytes).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>Time for a request or an answer without data.</summary>
    public long LatencyPicoseconds => Hops.Sum(h => h.Link.LatencyPicoseconds);

    /// <summary>Accesses the target; a transfer that an AXI port on the way does not take at once is several transactions.</summary>
    /// <param name="picoseconds">When the initiator asks.</param>
    /// <param name="target">The target.</param>
    /// <param name="offset">First byte, from the start of its window.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="isWrite">Whether it writes.</param>
    /// <returns>When the first word, and when all data of a read are there; a write is answered as a whole.</returns>
    public MemoryAnswer Access(long picoseconds, IBusTarget target, ulong offset, int length, bool isWrite)
    {
        MemoryAnswer whole = default;
        int done = 0;
        do
        {
            ulong place = offset + (ulong)done;
            int bytes = _mostBytes == int.MaxValue ? length : (int)Math.Min((ulong)Math.Min(_mostBytes, length - done), BurstBoundary - (place % BurstBoundary));
            MemoryAnswer answer = isWrite ? Write(picoseconds, target, place, bytes) : Read(picoseconds, target, place, bytes);
            foreach ((Link link, bool isForward) in Hops)
            {
                link.Complete(answer.Last, isForward, isWrite);
            }

            whole = done == 0 ? answer : whole with { Last = Math.Max(whole.Last, answer.Last) };
            done += bytes;
        }
        while (done < length);
        return whole;
    }

    // A read sends a request and gets data back, in order, as it comes.
    private MemoryAnswer Read(long picoseconds, IBusTarget target, ulong offset, int length)
    {
        long arrived = picoseconds;
        foreach ((Link link, bool isForward) in Hops)
        {
            arrived = link.Grant(arrived, isForward, isWrite: false) + link.LatencyPicoseconds;
        }

        MemoryAnswer served = target.Occupy(arrived, offset, length, isWrite: false);
        if (Hops.Count == 0)
        {
            return served;
        }

        (long first, long rest) = Send(served.First, length, isOutward: false);
        long beat = Hops.Max(h => h.Link.BeatPicoseconds);
        long last = first + rest;
        if (served.Last > served.First)
        {
            last = Math.Max(last, served.Last + LatencyPicoseconds + beat);
        }

        return new MemoryAnswer(first + beat, last);
    }

    // A write sends data and gets an acknowledgement back.
    private MemoryAnswer Write(long picoseconds, IBusTarget target, ulong offset, int length)
    {
        (long first, long rest) = Send(picoseconds, length, isOutward: true);
        long answered = target.Occupy(first + rest, offset, length, isWrite: true).Last + LatencyPicoseconds;
        return new MemoryAnswer(answered, answered);
    }

    // Each link passes words on as they come.
    private (long FirstWord, long Duration) Send(long picoseconds, int length, bool isOutward)
    {
        long first = picoseconds;
        long longest = 0;
        for (int i = 0; i < Hops.Count; i++)
        {
            (Link link, bool isForward) = Hops[isOutward ? i : Hops.Count - 1 - i];
            first = isOutward ? link.Grant(first, isForward, isWrite: true) : first;
            (first, long duration) = link.Send(first, length, isForward == isOutward, isWrite: isOutward);
            longest = Math.Max(longest, duration);
        }

        return (first, longest);
    }
}
