using CoDesign.Checkpoints;

namespace CoDesign.Machine.Offload;

/// <summary>Calls of a region by the bytes of their inputs.</summary>
internal sealed class CallSizes
{
    // A program that uses more lengths than this has no few typical ones; a line through the first is good enough.
    private const int MostSizes = 1024;

    private readonly SortedDictionary<long, CallSize> _sizes = [];

    /// <summary>The lengths with their calls, smallest first.</summary>
    public IReadOnlyList<CallSize> All => [.. _sizes.Values];

    /// <summary>Notes a call.</summary>
    /// <param name="bytes">Bytes of its inputs.</param>
    /// <param name="cycles">Cycles of the core.</param>
    /// <param name="driverCycles">Cycles of the driver among them.</param>
    public void Add(long bytes, long cycles, long driverCycles)
    {
        CallSize before = _sizes.GetValueOrDefault(bytes, new CallSize(bytes, 0, 0, 0));
        if (before.Calls > 0 || _sizes.Count < MostSizes)
        {
            _sizes[bytes] = before with { Calls = before.Calls + 1, Cycles = before.Cycles + cycles, DriverCycles = before.DriverCycles + driverCycles };
        }
    }

    /// <summary>Moves the calls into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        List<CallSize> all = [.. _sizes.Values];
        stream.List(all, s => new CallSize(stream.Value(s.Bytes), stream.Value(s.Calls), stream.Value(s.Cycles), stream.Value(s.DriverCycles)));
        if (stream.IsReading)
        {
            _sizes.Clear();
            foreach (CallSize size in all)
            {
                _sizes[size.Bytes] = size;
            }
        }
    }
}
