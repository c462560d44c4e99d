using CoDesign.Description.Cores;
using CoDesign.Isa;

namespace CoDesign.Timing;

/// <summary>Latency and interval of each instruction, with what the memory adds that the core's data lies in.</summary>
internal sealed class ClassTimes
{
    private readonly int[] _latency;
    private readonly int[] _interval;
    private readonly (int Latency, int Interval)? _loadReserved;
    private readonly (int Latency, int Interval)? _storeConditional;
    private readonly int _dataWait;
    private readonly bool _waitsBehindDecoder;

    /// <summary>From a description.</summary>
    /// <param name="pipeline">The description.</param>
    /// <param name="division">How long divisions take.</param>
    /// <param name="dataWait">Cycles beyond the first in which the memory answers.</param>
    public ClassTimes(PipelineDescription pipeline, DivisionTiming division, int dataWait)
    {
        OpClass[] classes = Enum.GetValues<OpClass>();
        _latency = [.. classes.Select(c => pipeline.Latency[c])];
        _interval = [.. classes.Select(c => pipeline.Interval[c])];

        // What a division always takes; what the operands add is a penalty that execution reports.
        _latency[(int)OpClass.IntDiv] = Math.Max(1, division.Least - division.ResultEarly);
        _interval[(int)OpClass.IntDiv] = division.Least;
        _dataWait = dataWait;
        _waitsBehindDecoder = pipeline.MemoryWait is MemoryWait.Behind;
        if (pipeline.Exclusive is ExclusiveDescription exclusive)
        {
            _loadReserved = ((int)exclusive.LoadLatency.Value.Count, (int)exclusive.LoadInterval.Value.Count);
            _storeConditional = ((int)exclusive.StoreLatency.Value.Count, (int)exclusive.StoreInterval.Value.Count);
        }
    }

    /// <summary>Cycles from issue until the result can be used.</summary>
    public int LatencyOf(InstructionDefinition row) => Of(row, _latency).Latency + WaitOf(row);

    /// <summary>Cycles from issue until the next instruction can issue.</summary>
    public int IntervalOf(InstructionDefinition row) => Of(row, _interval).Interval + WaitOf(row);

    /// <summary>Cycles of the interval in which the decoder is free already.</summary>
    public int BehindDecoder(InstructionDefinition row) => _waitsBehindDecoder ? WaitOf(row) : 0;

    /// <summary>Whether an instruction accesses data.</summary>
    public static bool UsesMemory(InstructionDefinition row) => row.OpClass is OpClass.Load or OpClass.Store or OpClass.Atomic;

    /// <summary>Cycles of latency and interval that are wait states of the memory.</summary>
    // A read-modify-write goes to memory twice.
    public int WaitOf(InstructionDefinition row) => !UsesMemory(row) ? 0 : row.Shape is Shape.Atomic ? 2 * _dataWait : _dataWait;

    private (int Latency, int Interval) Of(InstructionDefinition row, int[] byClass) => row.Shape switch
    {
        Shape.LoadReserved when _loadReserved is (int, int) times => times,
        Shape.StoreConditional when _storeConditional is (int, int) times => times,
        _ => (byClass[(int)row.OpClass], byClass[(int)row.OpClass]),
    };
}
