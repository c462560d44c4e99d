using CoDesign.Checkpoints;

namespace CoDesign.Machine.Kernel;

/// <summary>
/// What will happen when: the one clock of a run. Events at the same time happen in the order in which they were planned, so a run
/// is the same every time.
/// </summary>
internal sealed class EventQueue
{
    /// <summary>Later than any event.</summary>
    public const long Never = long.MaxValue;

    private readonly PriorityQueue<Action, (long Time, long Order)> _events = new();
    private long _order;

    /// <summary>Time of the event that is happening, or of the last one.</summary>
    public long Now { get; private set; }

    /// <summary>Time of the next event, or <see cref="Never"/>.</summary>
    public long NextTime => _events.TryPeek(out _, out (long Time, long Order) next) ? next.Time : Never;

    /// <summary>Changes whenever the time of the next event may have changed.</summary>
    public long Version { get; private set; }

    /// <summary>Plans an event; a time in the past means now.</summary>
    public void At(long picoseconds, Action action)
    {
        Version++;
        _events.Enqueue(action, (Math.Max(picoseconds, Now), _order++));
    }

    /// <summary>Lets everything happen that is due up to a time, and moves the clock there.</summary>
    public void RunUntil(long picoseconds)
    {
        while (_events.TryPeek(out Action? action, out (long Time, long Order) next) && next.Time <= picoseconds)
        {
            Version++;
            _events.Dequeue();
            Now = Math.Max(Now, next.Time);
            action();
        }

        Now = Math.Max(Now, picoseconds);
    }

    /// <summary>Moves time, and when timers go off, into a checkpoint or out of it. Nothing else may be planned.</summary>
    /// <param name="stream">The checkpoint.</param>
    /// <param name="timer">What happens when a timer goes off.</param>
    public void Exchange(StateStream stream, Action timer)
    {
        Now = stream.Value(Now);
        List<long> times = [.. _events.UnorderedItems.Select(e => e.Priority).Order().Select(p => p.Time)];
        stream.List(times, stream.Value);
        if (!stream.IsReading)
        {
            return;
        }

        _events.Clear();
        times.ForEach(t => At(t, timer));
    }
}
