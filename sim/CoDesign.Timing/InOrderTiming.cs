using CoDesign.Checkpoints;
using CoDesign.Description.Cores;
using CoDesign.Isa;

namespace CoDesign.Timing;

/// <summary>
/// Costs of instruction sequences on a pipeline that issues at most one instruction per cycle, in order. An instruction issues when
/// the front end has it, the pipeline is free, its operands are ready and, where the core has that rule, no older result for the
/// same register is still on its way.
/// </summary>
public sealed class InOrderTiming : IBlockTiming
{
    private readonly ClassTimes _times;
    private readonly bool _hasWriteAfterWrite;
    private readonly int _gap;
    private readonly int _storeDataLate;
    private readonly int _behindMultiply;
    private readonly RedirectDescription _redirect;
    private readonly FrontEnd? _frontEnd;
    private readonly Func<ulong, int> _fetchLatency;
    private readonly List<PipelineState> _states = [];
    private readonly Dictionary<PipelineState, int> _stateIds = [];

    /// <summary>From a description of a pipeline.</summary>
    /// <param name="pipeline">The description.</param>
    /// <param name="dataLatency">Cycles in which the memory that holds the core's data answers; 1 behind a cache.</param>
    /// <param name="fetchLatency">Cycles in which the memory behind a program address answers; null: 1, as a cache does.</param>
    public InOrderTiming(PipelineDescription pipeline, int dataLatency = 1, Func<ulong, int>? fetchLatency = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        Division = new DivisionTiming(pipeline.Division);
        _times = new ClassTimes(pipeline, Division, dataLatency - 1);
        _behindMultiply = (int)(pipeline.BehindMultiply?.Value.Count ?? 0);
        _hasWriteAfterWrite = pipeline.WriteAfterWrite is not null;
        _gap = (int)(pipeline.WriteAfterWrite?.Value.Count ?? 0);
        _storeDataLate = (int)(pipeline.StoreDataLate?.Value.Count ?? 0);
        _redirect = pipeline.Redirect;
        _frontEnd = pipeline.Prefetch is null ? null : new FrontEnd(pipeline.Prefetch, (int)pipeline.Redirect.FetchWordBytes.Bytes);
        _fetchLatency = fetchLatency ?? (_ => 1);
        Intern(new PipelineState { Fetch = _frontEnd?.FullBuffer ?? default });
    }

    /// <summary>The state of a core with nothing in flight.</summary>
    public static int IdleState => 0;

    /// <inheritdoc/>
    public DivisionTiming Division { get; }

    /// <inheritdoc/>
    public int RedirectedByTrap
    {
        get
        {
            int bubble = (int)_redirect.Trap.Value.Count;
            return Intern(new PipelineState { RedirectBubble = _frontEnd is null ? bubble : 0, Fetch = _frontEnd?.After(bubble) ?? default });
        }
    }

    /// <inheritdoc/>
    public BlockCost CostOf(ulong pc, ReadOnlySpan<Instruction> instructions, int entryState)
    {
        PipelineState state = _states[entryState];
        var causes = new List<StallCause>();
        ushort[] issueCycles = new ushort[instructions.Length];
        Span<int> readyAt = stackalloc int[FloatRegisters.Slots];
        Span<int> writableAt = stackalloc int[FloatRegisters.Slots];
        Span<StallCause> readyCause = stackalloc StallCause[FloatRegisters.Slots];
        for (int register = 1; register < FloatRegisters.Slots; register++)
        {
            readyAt[register] = state.ReadyIn(register);
            writableAt[register] = state.WritableIn(register);
            readyCause[register] = state.CauseOf(register);
        }

        FetchStream? fetch = _frontEnd is null ? null : new FetchStream(_frontEnd, _fetchLatency(pc), (int)(pc % (ulong)_frontEnd.WordBytes) - instructions[0].Offset, state.Fetch);
        int decoderFree = -state.Fetch.Lead;
        int redirected = 0;
        int committed = state.CommitIn;
        int resultBusFree = state.ResultBusFreeIn;
        for (int i = 0; i < instructions.Length; i++)
        {
            ref readonly Instruction instruction = ref instructions[i];
            InstructionDefinition row = InstructionRows.All[instruction.Row];
            StallCause waiting = i == 0 && state.Fetch.IsRedirected ? StallCause.Branch : StallCause.Fetch;
            int delivered = fetch is null ? (i == 0 ? state.RedirectBubble : 0) : Deliver(fetch, in instruction, decoderFree);
            Wait(delivered, fetch is null ? StallCause.Branch : waiting, causes);
            int operands = WaitForOperands(in instruction, row, readyAt, readyCause, causes);
            int rd = row.WritesRd && instruction.Rd != Registers.Count ? instruction.Rd : 0;
            Wait(rd == 0 ? 0 : writableAt[rd], StallCause.Structural, causes);
            bool isMultiply = row.OpClass is OpClass.IntMul or OpClass.IntMulHigh;
            if (!isMultiply && SharesResultBus(row.OpClass))
            {
                Wait(resultBusFree, StallCause.MulDiv, causes);
            }

            int issue = causes.Count;
            issueCycles[i] = (ushort)issue;
            StallCause own = CauseOf(row.OpClass);
            int port = ClassTimes.UsesMemory(row) ? fetch?.WaitForPort(issue) ?? 0 : 0;
            int interval = _times.IntervalOf(row) + port;

            // A transfer that waits in the decoder for memory behind it has told the front end already.
            redirected = Math.Max(decoderFree, Math.Max(delivered, operands)) + interval;
            decoderFree = issue + interval - _times.BehindDecoder(row);
            causes.Add(StallCause.Base);
            StallCause late = row.OpClass is OpClass.Load ? StallCause.Dcache : own;
            for (int extra = 1; extra < interval; extra++)
            {
                causes.Add(extra >= interval - _times.WaitOf(row) ? late : own);
            }

            if (row.OpClass is OpClass.IntDiv)
            {
                fetch?.RunOn(causes.Count - 1, Division.Usual - Division.Least);
            }

            resultBusFree = isMultiply ? causes.Count + _behindMultiply : resultBusFree;
            int ready = issue + _times.LatencyOf(row) + port;
            if (_hasWriteAfterWrite)
            {
                // Results are committed in order, so a quick one waits for a slow one before it.
                committed = Math.Max(committed, ready + _gap);
            }

            if (rd != 0)
            {
                readyAt[rd] = ready;
                writableAt[rd] = committed;
                readyCause[rd] = own;
            }
        }

        var after = new PipelineState
        {
            CommitIn = Math.Max(0, committed - causes.Count),
            ResultBusFreeIn = Math.Max(0, resultBusFree - causes.Count),
        };
        for (int register = 1; register < FloatRegisters.Slots; register++)
        {
            after.SetRegister(register, readyAt[register] - causes.Count, writableAt[register] - causes.Count, readyCause[register]);
        }

        var exits = new TransferExits(_redirect, _frontEnd, after, causes.Count, decoderFree, redirected);
        InstructionDefinition last = InstructionRows.All[instructions[^1].Row];
        int sequential = Intern(exits.Sequential(fetch, instructions));
        bool isTransfer = last.Shape is Shape.Branch or Shape.Jump or Shape.JumpRegister or Shape.System;
        return new BlockCost(
            issueCycles,
            [.. causes],
            sequential,
            isTransfer ? Intern(exits.Taken(fetch, instructions)) : sequential,
            isTransfer ? Intern(exits.Mispredicted(fetch, instructions)) : sequential);
    }

    private int Intern(PipelineState state)
    {
        if (!_stateIds.TryGetValue(state, out int id))
        {
            id = _states.Count;
            _states.Add(state);
            _stateIds.Add(state, id);
        }

        return id;
    }

    // The last word of an instruction decides when it can issue; the decoder takes it when there is room.
    private int Deliver(FetchStream fetch, in Instruction instruction, int decoderFree)
    {
        int place = fetch.Origin + instruction.Offset;
        int arrival = fetch.ArrivalOf((place + instruction.Length - 1) / _frontEnd!.WordBytes);
        if (_frontEnd.HasAligner)
        {
            fetch.TakeWhatFits(place, decoderFree - 1);
        }
        else
        {
            fetch.Take((place + instruction.Length) / _frontEnd.WordBytes, Math.Max(arrival + _frontEnd.ToIssue, decoderFree) - 1);
        }

        return arrival + _frontEnd.ToIssue;
    }

    private int WaitForOperands(
        in Instruction instruction, InstructionDefinition row, ReadOnlySpan<int> readyAt, ReadOnlySpan<StallCause> readyCause, List<StallCause> causes)
    {
        int ready = 0;
        if (row.ReadsRs1)
        {
            ready = readyAt[instruction.Rs1];
            Wait(ready, readyCause[instruction.Rs1], causes);
        }

        if (row.ReadsRs2)
        {
            int data = readyAt[instruction.Rs2] - (row.OpClass is OpClass.Store ? _storeDataLate : 0);
            ready = Math.Max(ready, data);
            Wait(data, readyCause[instruction.Rs2], causes);
        }

        if (row.ReadsRs3)
        {
            ready = Math.Max(ready, readyAt[instruction.Rs3]);
            Wait(readyAt[instruction.Rs3], readyCause[instruction.Rs3], causes);
        }

        return ready;
    }

    // What delivers its result a fixed time after issue, over the same wires.
    private static bool SharesResultBus(OpClass opClass) => opClass is not (OpClass.Load or OpClass.Store or OpClass.Atomic)
        and not (OpClass.FpAdd or OpClass.FpMul or OpClass.FpFma or OpClass.FpDiv or OpClass.FpSqrt or OpClass.FpConvert or OpClass.FpMisc);

    private static void Wait(int until, StallCause cause, List<StallCause> causes)
    {
        while (causes.Count < until)
        {
            causes.Add(cause);
        }
    }

    /// <summary>What a cycle goes to in which an instruction of a class holds others.</summary>
    internal static StallCause CauseOf(OpClass opClass) => opClass switch
    {
        OpClass.Load => StallCause.LoadUse,
        OpClass.Store => StallCause.Store,
        OpClass.IntMul or OpClass.IntMulHigh or OpClass.CarryLessMul or OpClass.IntDiv => StallCause.MulDiv,
        OpClass.Branch or OpClass.Jump or OpClass.JumpRegister => StallCause.Branch,
        OpClass.FpAdd or OpClass.FpMul or OpClass.FpFma or OpClass.FpDiv or OpClass.FpSqrt or OpClass.FpConvert or OpClass.FpMisc =>
            StallCause.Fp,
        _ => StallCause.Structural,
    };

    /// <inheritdoc/>
    public int Exchange(StateStream stream, int state)
    {
        ArgumentNullException.ThrowIfNull(stream);
        PipelineState moved = _states[state];
        moved.Exchange(stream);
        return Intern(moved);
    }
}
