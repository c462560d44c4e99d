using CoDesign.Description.Cores;
using CoDesign.Isa;

namespace CoDesign.Timing;

/// <summary>
/// Costs of instruction sequences on a pipeline that issues at most one instruction per cycle, in order. An instruction issues when
/// the front end has it, the pipeline is free, its operands are ready and, where the core has that rule, no older result for the
/// same register is still on its way.
/// </summary>
public sealed class InOrderTiming
{
    private readonly int[] _latency;
    private readonly int[] _interval;
    private readonly bool _hasWriteAfterWrite;
    private readonly int _gap;
    private readonly RedirectDescription _redirect;
    private readonly int _fetchWordBytes;
    private readonly int _fetchQueue;
    private readonly List<PipelineState> _states = [default];
    private readonly Dictionary<PipelineState, int> _stateIds = new() { [default] = 0 };

    /// <summary>From a description of a pipeline.</summary>
    public InOrderTiming(PipelineDescription pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        OpClass[] classes = Enum.GetValues<OpClass>();
        _latency = [.. classes.Select(c => pipeline.Latency[c])];
        _interval = [.. classes.Select(c => pipeline.Interval[c])];

        // What a division always takes; what the operands add is a penalty that execution reports.
        Division = new DivisionTiming(pipeline.Division);
        _latency[(int)OpClass.IntDiv] = Division.Least;
        _interval[(int)OpClass.IntDiv] = Division.Least;
        _hasWriteAfterWrite = pipeline.WriteAfterWrite is not null;
        _gap = (int)(pipeline.WriteAfterWrite?.Value.Count ?? 0);
        _redirect = pipeline.Redirect;
        _fetchWordBytes = (int)pipeline.Redirect.FetchWordBytes.Bytes;
        _fetchQueue = pipeline.Redirect.FetchQueue;
    }

    /// <summary>The state of a core with nothing in flight.</summary>
    public static int IdleState => 0;

    /// <summary>Cycles of divisions, which depend on the operands.</summary>
    public DivisionTiming Division { get; }

    /// <summary>The state of a core with nothing in flight whose front end was sent elsewhere by a trap.</summary>
    public int RedirectedByTrap => Intern(new PipelineState { FetchDelay = (int)_redirect.Trap.Value.Count });

    /// <summary>What a run of instructions costs.</summary>
    /// <param name="pc">Address of the first instruction.</param>
    /// <param name="instructions">The instructions, in memory order.</param>
    /// <param name="entryState">Pipeline state before the first of them.</param>
    public BlockCost CostOf(ulong pc, ReadOnlySpan<Instruction> instructions, int entryState)
    {
        PipelineState state = _states[entryState];
        var causes = new List<StallCause>();
        ushort[] issueCycles = new ushort[instructions.Length];
        Span<int> readyAt = stackalloc int[FloatRegisters.Slots];
        Span<StallCause> readyCause = stackalloc StallCause[FloatRegisters.Slots];
        for (int register = 1; register < FloatRegisters.Slots; register++)
        {
            readyAt[register] = state.WritableIn(register) - _gap;
            readyCause[register] = state.CauseOf(register);
        }

        // Cycle in which the front end has the next instruction: it delivers one per cycle, and while the pipeline stalls it runs ahead
        // by as many as its queue holds. That lead hides the bubbles of later transfers that it foresees.
        int delivered = state.FetchDelay + StraddleOf(pc, instructions[0], state.FetchDelay);
        for (int i = 0; i < instructions.Length; i++)
        {
            ref readonly Instruction instruction = ref instructions[i];
            InstructionDefinition row = InstructionRows.All[instruction.Row];
            Wait(delivered, i == 0 ? StallCause.Branch : StallCause.Fetch, causes);
            if (row.ReadsRs1)
            {
                Wait(readyAt[instruction.Rs1], readyCause[instruction.Rs1], causes);
            }

            if (row.ReadsRs2)
            {
                Wait(readyAt[instruction.Rs2], readyCause[instruction.Rs2], causes);
            }

            if (row.ReadsRs3)
            {
                Wait(readyAt[instruction.Rs3], readyCause[instruction.Rs3], causes);
            }

            int rd = row.WritesRd && instruction.Rd != Registers.Count ? instruction.Rd : 0;
            if (rd != 0 && _hasWriteAfterWrite)
            {
                Wait(readyAt[rd] + _gap, StallCause.Structural, causes);
            }

            issueCycles[i] = (ushort)causes.Count;
            delivered = Math.Max(delivered, causes.Count - _fetchQueue) + 1;
            StallCause own = CauseOf(row.OpClass);
            int interval = _interval[(int)row.OpClass];
            causes.Add(StallCause.Base);
            for (int extra = 1; extra < interval; extra++)
            {
                causes.Add(own);
            }

            if (rd != 0)
            {
                readyAt[rd] = issueCycles[i] + _latency[(int)row.OpClass];
                readyCause[rd] = own;
            }
        }

        var after = default(PipelineState);
        for (int register = 1; register < FloatRegisters.Slots; register++)
        {
            // The gap behind a result reaches into the next block, also when the result itself is there.
            int readyIn = readyAt[register] - causes.Count;
            after.SetWritable(register, readyIn + _gap, readyIn > 0 ? readyCause[register] : default);
        }

        // A foreseen transfer delays the front end where it stands; a wrong guess is found out when the transfer executes.
        Shape last = InstructionRows.All[instructions[^1].Row].Shape;
        int delay = Math.Max(delivered - causes.Count, -_fetchQueue);
        return new BlockCost(
            issueCycles,
            [.. causes],
            Intern(after with { FetchDelay = Math.Min(delay, 0) }),
            Intern(after with { FetchDelay = delay + TakenBubble(last) }),
            Intern(after with { FetchDelay = MispredictedBubble(last) }));
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

    // A redirected front end delivers whole fetch words: an instruction across two of them arrives one fetch later.
    private int StraddleOf(ulong pc, in Instruction first, int delay)
    {
        bool isStraddling = (int)(pc % (ulong)_fetchWordBytes) + first.Length > _fetchWordBytes;
        return delay > 0 && isStraddling ? (int)_redirect.StraddlingTarget.Value.Count : 0;
    }

    private int TakenBubble(Shape last) => (int)(last switch
    {
        Shape.Branch => _redirect.BranchTaken,
        Shape.Jump => _redirect.Jump,
        Shape.JumpRegister => _redirect.JumpRegister,
        _ => _redirect.Trap,
    }).Value.Count;

    private int MispredictedBubble(Shape last) => (int)(last switch
    {
        Shape.JumpRegister => _redirect.JumpRegisterMispredicted,
        _ => _redirect.BranchMispredicted,
    }).Value.Count;

    private static void Wait(int until, StallCause cause, List<StallCause> causes)
    {
        while (causes.Count < until)
        {
            causes.Add(cause);
        }
    }

    private static StallCause CauseOf(OpClass opClass) => opClass switch
    {
        OpClass.Load => StallCause.LoadUse,
        OpClass.Store => StallCause.Store,
        OpClass.IntMul or OpClass.IntMulHigh or OpClass.CarryLessMul or OpClass.IntDiv => StallCause.MulDiv,
        OpClass.Branch or OpClass.Jump or OpClass.JumpRegister => StallCause.Branch,
        OpClass.FpAdd or OpClass.FpMul or OpClass.FpFma or OpClass.FpDiv or OpClass.FpSqrt or OpClass.FpConvert or OpClass.FpMisc =>
            StallCause.Fp,
        _ => StallCause.Structural,
    };
}
