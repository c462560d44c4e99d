using CoDesign.Checkpoints;
using CoDesign.Description.Quantities;
using CoDesign.Isa;
using CoDesign.Machine.Guest;
using CoDesign.Machine.Kernel;
using CoDesign.Machine.Observation;
using CoDesign.Machine.Translation;
using CoDesign.Timing;

namespace CoDesign.Machine.Harts;

/// <summary>
/// Runs a hart block by block against the events of the chip: the one dispatch loop. The hart runs ahead until the next event is
/// due; an event or interrupt is met at the first block boundary at or after its time.
/// </summary>
internal sealed unsafe class HartRunner
{
    private readonly Hart _hart;
    private readonly BlockCache _blocks;
    private readonly EventQueue _events;
    private readonly GuestEnd _end;
    private readonly IExecutionEnvironment _environment;
    private readonly CallProfile _profile;
    private readonly RunBlock _runBlock;
    private readonly RunBlock _runUnderBranch;
    private readonly Translator? _translator;
    private readonly RunLimits _limits;
    private ulong _pc;
    private long _eventVersion = -1;
    private long _eventCycle;
    private ulong _spinPc = ulong.MaxValue;

    /// <summary>Makes a runner.</summary>
    public HartRunner(
        Hart hart, BlockCache blocks, EventQueue events, GuestEnd end, IExecutionEnvironment environment, CallProfile profile, RunLimits limits, TrackingLevel tracking, CommitLog? log = null, Translator? translator = null)
    {
        _hart = hart;
        _blocks = blocks;
        _events = events;
        _end = end;
        _environment = environment;
        _profile = profile;
        _limits = limits;
        _translator = translator;
        _runUnderBranch = log is null ? InterpretedBlocks.UnderBranch(environment.Isa.Xlen, tracking) : InterpretedBlocks.WithLog(environment.Isa.Xlen, tracking, log);
        _runBlock = log is null ? InterpretedBlocks.For(environment.Isa.Xlen, tracking) : InterpretedBlocks.WithLog(environment.Isa.Xlen, tracking, log);
    }

    /// <summary>Address of the next instruction.</summary>
    public ulong Pc
    {
        get => _pc;
        set => _pc = value;
    }

    /// <summary>Where to stop on the way; null: nowhere.</summary>
    public RunPause? Pause { get; set; }

    /// <summary>Traps taken.</summary>
    public long Traps { get; private set; }

    /// <summary>Interrupts taken.</summary>
    public long Interrupts { get; private set; }

    /// <summary>Most cycles by which an event was met late.</summary>
    public long LargestOvershoot { get; private set; }

    /// <summary>The front end goes elsewhere, for a reason that no instruction of the block gave.</summary>
    public void Redirect(ulong pc)
    {
        _pc = pc;
        _hart.PipelineState = _hart.Timing.RedirectedByTrap;
    }

    /// <summary>Runs until the end.</summary>
    public void Run()
    {
        Block? next = null;
        while (!_end.IsOver)
        {
            if (Pause is not null && Pause.IsDue(_hart))
            {
                Pause.Reached();
                if (Pause.IsLast)
                {
                    return;
                }

                Pause = null;
            }

            long horizon = HorizonCycle();
            if (_hart.Cycles >= horizon)
            {
                MeetEvents(horizon);
                next = null;
                if (_end.IsOver)
                {
                    return;
                }
            }

            if (TakeInterrupt())
            {
                next = null;
            }

            if (next is null || next.Pc != _pc)
            {
                if (!_blocks.TryFind(_pc, out next, out TrapCause cause))
                {
                    next = null;
                    RaiseFetchTrap(cause);
                    continue;
                }
            }

            if (next.Hook is not null && !next.Hook())
            {
                next = null;
                continue;
            }

            next = _hart.State->ScopeLabel == 0 && _translator?.Find(next) is Fragment fragment ? Execute(next, fragment, Math.Min(horizon, Pause?.NextCycle(_hart) ?? long.MaxValue)) : Execute(next);
        }
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        _pc = stream.Value(_pc);
        _spinPc = stream.Value(_spinPc);
        Traps = stream.Count(Traps);
        Interrupts = stream.Count(Interrupts);
        LargestOvershoot = stream.Count(LargestOvershoot);
        _limits.Exchange(stream);
    }

    // Until the next event, or the next look at limits and at the user.
    private long HorizonCycle()
    {
        if (_eventVersion != _events.Version)
        {
            _eventVersion = _events.Version;
            long next = _events.NextTime;
            _eventCycle = next == EventQueue.Never ? long.MaxValue : _hart.Clock.CyclesCovering(new SimTime(next)).Count;
        }

        return Math.Min(_eventCycle, Math.Min(_limits.NextLook, _limits.MaximumCycles));
    }

    private void MeetEvents(long horizon)
    {
        LargestOvershoot = Math.Max(LargestOvershoot, _hart.Cycles - horizon);
        _events.RunUntil(_hart.NowPicoseconds);
        _limits.Look(_hart, _end);
    }

    private bool TakeInterrupt()
    {
        int number = _hart.Csrs.Pending == 0 ? -1 : _hart.Csrs.InterruptToTake();
        if (number < 0)
        {
            return false;
        }

        Interrupts++;
        Redirect(_hart.Csrs.EnterTrap(_pc, (ulong)number, isInterrupt: true, 0));
        _profile.EnterTrap(_pc, _hart.Cycles, _hart.Instructions);
        return true;
    }

    // Hot: once per block.
    private Block? Execute(Block block)
    {
        if (_hart.HasFetchCosts)
        {
            _hart.Advance(_hart.FetchCycles(block), 0);
        }

        return Execute(block.ExecutionFrom(_hart.PipelineState, _hart.Costs), 0);
    }

    // From an instruction of the block on; what stands before it has happened.
    private Block? Execute(BlockExecution execution, int first, long usesBefore = 0)
    {
        Block block = execution.Block;
        BlockCost cost = execution.Cost;
        int state = execution.Node->State;
        _hart.Begin(block, cost);
        _hart.State->Clock += usesBefore;
        int completed = _hart.State->ScopeLabel == 0 && _hart.Dropped is null ? _runBlock(_hart, block, first) : _runUnderBranch(_hart, block, first);
        HartState* hartState = _hart.State;
        if (hartState->Exit is BlockExit.Trap)
        {
            (TrapCause cause, ulong value) = _hart.PendingTrap;
            RaiseTrap(block, state, completed, cause, cause is TrapCause.IllegalInstruction ? block.BitsOf(completed) : value);
            return null;
        }

        if (hartState->Exit > BlockExit.Trap && IsTrap(block, hartState->Exit, out TrapCause call, out ulong place))
        {
            RaiseTrap(block, state, completed, call, place);
            return null;
        }

        execution.Node->Count++;
        execution.Node->Interpreted++;
        _hart.Advance(cost.Cycles + hartState->Penalty, block.Retired(block.Count));
        switch (hartState->Exit)
        {
            case BlockExit.Sequential:
                _pc = block.Pc + (ulong)block.Bytes;
                _hart.PipelineState = cost.SequentialState;
                return block.NextSequential ??= Peek();
            case BlockExit.NotTaken:
            case BlockExit.Taken:
                return AfterBranch(block, cost, hartState);
            case BlockExit.Jump:
                return AfterJump(block, cost, hartState);
            case BlockExit.JumpRegister:
                return AfterJumpRegister(block, cost, hartState);
            default:
                _pc = hartState->NextPc;
                _hart.PipelineState = cost.SequentialState;
                Serve(block, hartState->Exit);
                return null;
        }
    }

    // Translated code runs up to the horizon, or to where the interpreter must go on.
    private Block? Execute(Block block, Fragment fragment, long horizon)
    {
        if (_hart.HasFetchCosts)
        {
            _hart.Advance(_hart.FetchCycles(block), 0);
            _hart.UncountLines(block);
        }

        HartState* state = _hart.State;
        CostNode* node = block.ExecutionFrom(state->PipelineState, _hart.Costs).Node;
        state->StoppedAt = -1;
        state->Horizon = horizon << CostNode.CycleShift;
        _translator!.Entries++;
        long accumulator = fragment.Code!(state, node, _hart.Cycles << CostNode.CycleShift, block.EntryOf(fragment.FollowsLabels));
        _hart.MoveTo(accumulator >> CostNode.CycleShift);
        _hart.Advance(0, accumulator & CostNode.InstructionMask);
        if (state->StoppedAt < 0)
        {
            _pc = state->NextPc;
            return null;
        }

        _translator.Stops++;
        BlockExecution stopped = _hart.Costs.Of(state->Node);
        _pc = stopped.Block.Pc;
        state->PipelineState = state->Node->State;
        return Execute(stopped, state->StoppedAt, (accumulator & CostNode.InstructionMask) + stopped.Block.Count + (2 * state->StoppedAt));
    }

    private Block? AfterBranch(Block block, BlockCost cost, HartState* hartState)
    {
        bool isTaken = hartState->Exit is BlockExit.Taken;
        ulong target = block.LastPc + block.Instructions[block.Count - 1].Operand;
        BranchOutcome outcome = _hart.Predictor.Branch(block.LastPc, target, isTaken);
        _pc = hartState->NextPc;
        _hart.PipelineState = outcome switch
        {
            BranchOutcome.Sequential => cost.SequentialState,
            BranchOutcome.Taken => cost.TakenState,
            _ => cost.MispredictedState,
        };
        return isTaken ? block.NextTaken ??= Peek() : block.NextSequential ??= Peek();
    }

    private Block? AfterJump(Block block, BlockCost cost, HartState* hartState)
    {
        _pc = hartState->NextPc;
        _hart.PipelineState = cost.TakenState;
        Instruction last = block.Instructions[block.Count - 1];
        ulong returnPc = block.LastPc + last.Length;
        if (Registers.IsLink(last.Rd))
        {
            _hart.Predictor.Call(returnPc);
            _profile.Call(_pc, returnPc, _hart.Cycles, _hart.Instructions);
        }
        else if (_pc == block.LastPc)
        {
            Spin(_pc);
        }
        else
        {
            _profile.Jump(_pc, _hart.Cycles, _hart.Instructions);
        }

        return block.NextTaken ??= Peek();
    }

    private Block? AfterJumpRegister(Block block, BlockCost cost, HartState* hartState)
    {
        _pc = hartState->NextPc;
        Instruction last = block.Instructions[block.Count - 1];

        bool isReturn = Registers.IsReturn(last.Rd, last.Rs1);
        BranchOutcome outcome = _hart.Predictor.JumpRegister(block.LastPc, _pc, isReturn);
        _hart.PipelineState = outcome is BranchOutcome.Taken ? cost.TakenState : cost.MispredictedState;
        if (isReturn)
        {
            _profile.Return(_pc, _hart.Cycles, _hart.Instructions);
        }

        if (Registers.IsLink(last.Rd))
        {
            ulong returnPc = block.LastPc + last.Length;
            _hart.Predictor.Call(returnPc);
            _profile.Call(_pc, returnPc, _hart.Cycles, _hart.Instructions);
        }
        else if (!isReturn)
        {
            _profile.Jump(_pc, _hart.Cycles, _hart.Instructions);
        }

        block.NoteTarget(_pc);
        Block? guess = block.NextTaken;
        return guess is not null && guess.Pc == _pc ? guess : block.NextTaken = Peek();
    }

    private Block? Peek() => _blocks.Peek(_pc);

    private void Serve(Block block, BlockExit exit)
    {
        switch (exit)
        {
            case BlockExit.FenceInstruction:
                _blocks.Fence();
                _hart.Flow?.Forget();
                _hart.State->FetchLine = HartState.NoLine;
                break;
            case BlockExit.MachineReturn:
                PrivilegeMode before = _hart.Csrs.Mode;
                Redirect(_hart.Csrs.ReturnFromTrap());
                EnterLessPrivileged(before, block);
                _profile.LeaveTrap(_hart.Cycles, _hart.Instructions);
                break;
            case BlockExit.SupervisorReturn:
                PrivilegeMode supervisor = _hart.Csrs.Mode;
                Redirect(_hart.Csrs.ReturnFromSupervisorTrap());
                EnterLessPrivileged(supervisor, block);
                _profile.LeaveTrap(_hart.Cycles, _hart.Instructions);
                break;
            case BlockExit.TranslationFence:
                Instruction fence = block.Instructions[block.Count - 1];
                _hart.FenceTranslation(fence.Rs1, fence.Rs2);
                break;
            case BlockExit.WaitForInterrupt:
                Wait();
                break;
            case BlockExit.EnvironmentCall:
                _environment.Call(this, block.LastPc);
                break;
            case BlockExit.Marker:
                _environment.Mark(this, _hart.PendingMarker, block.LastPc);
                break;
        }
    }

    private void EnterLessPrivileged(PrivilegeMode before, Block block)
    {
        if (_hart.Csrs.Mode < before)
        {
            _hart.Flow?.EnterLessPrivileged(block.LastPc);
        }
    }

    // Sleeps until something is pending that mie lets through, whether or not interrupts are enabled.
    private void Wait()
    {
        while (!_end.IsOver && (_hart.Csrs.Pending & _hart.Csrs.Enabled) == 0)
        {
            long next = _events.NextTime;
            if (next == EventQueue.Never)
            {
                _end.Limit($"the hart waits for an interrupt (wfi at {_environment.Describe(_pc - 4)}), and nothing is left that could raise one");
                return;
            }

            long cycle = Math.Max(_hart.Cycles, _hart.Clock.CyclesCovering(new SimTime(next)).Count);
            _hart.Stall(StallCause.OffloadWait, Math.Min(cycle, _limits.MaximumCycles) - _hart.Cycles);
            _events.RunUntil(Math.Max(next, _hart.NowPicoseconds));
            _limits.Look(_hart, _end);
        }
    }

    // A jump to itself never ends unless an interrupt can come: the program has stopped without saying so.
    private void Spin(ulong pc)
    {
        bool canBeInterrupted = _hart.Csrs.CanBeInterrupted && _events.NextTime != EventQueue.Never;
        if (!canBeInterrupted && _spinPc == pc)
        {
            _end.Limit($"the program jumps to itself at {_environment.Describe(pc)} without having exited; it knows no tohost, exit call or test finisher");
        }

        _spinPc = pc;
    }

    private void RaiseFetchTrap(TrapCause cause)
    {
        ulong value = cause is TrapCause.IllegalInstruction ? _blocks.LastIllegal.Word
            : _hart.GuardsFetch ? _blocks.LastFault
            : _pc;
        EnterTrap(_pc, cause, value);
    }

    // ecall and ebreak that nobody serves do not retire (Privileged Architecture, “Environment Call and Breakpoint”); nor does what the
    // mode forbids.
    private bool IsTrap(Block block, BlockExit exit, out TrapCause cause, out ulong value)
    {
        cause = exit is BlockExit.Breakpoint ? TrapCause.Breakpoint : CallFrom(_hart.Csrs.Mode);
        value = exit is BlockExit.Breakpoint ? block.LastPc : 0;
        if (_hart.Csrs.Forbids(exit))
        {
            cause = TrapCause.IllegalInstruction;
            value = block.BitsOf(block.Count - 1);
            return true;
        }

        return exit switch
        {
            BlockExit.EnvironmentCall => !_environment.ServesCalls,
            BlockExit.Breakpoint => !_environment.Break(this, block.LastPc),
            _ => false,
        };
    }

    private static TrapCause CallFrom(PrivilegeMode mode) => mode switch
    {
        PrivilegeMode.User => TrapCause.EnvironmentCallFromUser,
        PrivilegeMode.Supervisor => TrapCause.EnvironmentCallFromSupervisor,
        _ => TrapCause.EnvironmentCallFromMachine,
    };

    private void RaiseTrap(Block block, int state, int completed, TrapCause cause, ulong value)
    {
        // Up to the instruction everything happened, and it took its issue slot to find out.
        block.CountPartial(state, completed);
        BlockCost cost = block.Executions[state].Cost;
        _hart.Advance(cost.IssueCycleOf(completed) + _hart.State->Penalty, block.Retired(completed));
        EnterTrap(block.Pc + block.Instructions[completed].Offset, cause, value);
    }

    private void EnterTrap(ulong pc, TrapCause cause, ulong value)
    {
        Traps++;
        if (_environment.Handle(this, pc, cause, value))
        {
            return;
        }

        Redirect(_hart.Csrs.EnterTrap(pc, (ulong)cause, isInterrupt: false, value));
        _profile.EnterTrap(_pc, _hart.Cycles, _hart.Instructions);
    }
}
