using CoDesign.Checkpoints;

namespace CoDesign.Timing.Memories;

/// <summary>
/// When something that serves one at a time is taken: a data bus, a channel, the place between two commands. Whoever asks gets the
/// first gap that is long enough, also one between reservations that were made before for a later time.
/// </summary>
/// <remarks>Times are in any one unit. Everything that shares the thing must reserve here: that is how they slow each other down.</remarks>
public sealed class Occupancy
{
    // Reservations further back than this many gaps are closed: nobody asks for a time so long past.
    private const int MostSpans = 64;

    // Busy spans by time; neighbours that touch are one.
    private readonly List<(long Start, long End)> _spans = [];

    /// <summary>Time reserved so far.</summary>
    public long Busy { get; private set; }

    /// <summary>Takes it for the first time that it is free.</summary>
    /// <param name="earliest">Not before this time.</param>
    /// <param name="duration">For how long.</param>
    /// <returns>From when on.</returns>
    public long Reserve(long earliest, long duration)
    {
        long start = FirstFree(earliest, duration);
        Take(start, duration);
        return start;
    }

    /// <summary>The first time from which on it is free for long enough.</summary>
    /// <param name="earliest">Not before this time.</param>
    /// <param name="duration">For how long.</param>
    public long FirstFree(long earliest, long duration)
    {
        long start = earliest;
        foreach ((long from, long until) in _spans)
        {
            if (from - start >= duration)
            {
                break;
            }

            start = Math.Max(start, until);
        }

        return start;
    }

    /// <summary>Takes it at a time that <see cref="FirstFree"/> gave.</summary>
    public void Take(long start, long duration)
    {
        Busy += duration;
        int index = _spans.Count;
        while (index > 0 && _spans[index - 1].Start > start)
        {
            index--;
        }

        long end = start + duration;
        if (index < _spans.Count && _spans[index].Start == end)
        {
            end = _spans[index].End;
            _spans.RemoveAt(index);
        }

        if (index > 0 && _spans[index - 1].End == start)
        {
            _spans[index - 1] = (_spans[index - 1].Start, end);
        }
        else
        {
            _spans.Insert(index, (start, end));
        }

        if (_spans.Count > MostSpans)
        {
            _spans[1] = (_spans[0].Start, _spans[1].End);
            _spans.RemoveAt(0);
        }
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.List(_spans, stream.Value);
        Busy = stream.Count(Busy);
    }
}
