namespace CoDesign.Machine.Interconnect;

/// <summary>The links between an initiator and a target, in order.</summary>
/// <param name="Hops">Each link, and whether the way out runs along its description's direction.</param>
internal sealed record Route(IReadOnlyList<(Link Link, bool IsForward)> Hops)
{
    /// <summary>Time for a request or an answer without data.</summary>
    public long LatencyPicoseconds => Hops.Sum(h => h.Link.LatencyPicoseconds);

    /// <summary>Sends data along the whole route: each link passes words on as they come.</summary>
    /// <param name="picoseconds">When the first word is there.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="isOutward">From initiator to target.</param>
    /// <returns>When the last word has arrived.</returns>
    public long Send(long picoseconds, int length, bool isOutward)
    {
        long first = picoseconds;
        long longest = 0;
        for (int i = 0; i < Hops.Count; i++)
        {
            (Link link, bool isForward) = Hops[isOutward ? i : Hops.Count - 1 - i];
            (first, long duration) = link.Send(first, length, isForward == isOutward);
            longest = Math.Max(longest, duration);
        }

        return first + longest;
    }
}
