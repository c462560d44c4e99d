using CoDesign.Checkpoints;
using CoDesign.Description.Cores;
using CoDesign.Isa;

namespace CoDesign.Timing;

/// <summary>
/// Costs of instruction sequences on a core that takes several instructions a cycle into a window, executes each as soon as its operands
/// and a unit are there, and retires them in order. Registers are renamed without limit, and loads know the stores before them.
/// </summary>
/// <remarks>
/// First-order model: T. S. Karkhanis and J. E. Smith, “A First-Order Superscalar Processor Model”, ISCA 2004. A block waits for the front
/// end, for room in the window, and at a wrong guess until the branch has executed; what a data cache miss costs beyond that comes from
/// <see cref="OutOfOrderDescription.Hides"/>. Cycles count from one entry into the window to the next.
/// </remarks>
public sealed class OutOfOrderTiming : IBlockTiming
{
    private readonly ClassTimes _times;
    private readonly RedirectDescription _redirect;
    private readonly OutOfOrderDescription _window;
    private readonly List<WindowState> _states = [];
    private readonly Dictionary<WindowState, int> _stateIds = [];

    /// <summary>From a description of a pipeline that has a window.</summary>
    public OutOfOrderTiming(PipelineDescription pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        _window = pipeline.OutOfOrder ?? throw new ArgumentException("it is in order", nameof(pipeline));
        Division = new DivisionTiming(pipeline.Division);
        _times = new ClassTimes(pipeline, Division, 0);
        _redirect = pipeline.Redirect;
        Intern(default);
    }

    /// <inheritdoc/>
    public DivisionTiming Division { get; }

    /// <inheritdoc/>
    public int RedirectedByTrap => Intern(new WindowState { RedirectBubble = (int)_redirect.Trap.Value.Count });

    /// <inheritdoc/>
    public BlockCost CostOf(ulong pc, ReadOnlySpan<Instruction> instructions, int entryState)
    {
        var walk = new WindowWalk(_window, _times, _states[entryState], instructions.Length);
        foreach (ref readonly Instruction instruction in instructions)
        {
            walk.Enter(in instruction);
        }

        walk.End();
        InstructionDefinition last = InstructionRows.All[instructions[^1].Row];
        int sequential = Intern(walk.StateAfter(0));
        bool isTransfer = last.Shape is Shape.Branch or Shape.Jump or Shape.JumpRegister or Shape.System;

        // What is fetched behind a taken transfer comes in another cycle; behind a wrong guess, only when that has executed.
        return new BlockCost(
            walk.EntryCycles,
            [.. walk.Causes],
            sequential,
            isTransfer ? Intern(walk.StateAfter(walk.NextCycle + _redirect.TakenBubble(last.Shape))) : sequential,
            isTransfer ? Intern(walk.StateAfter(Math.Max(walk.NextCycle, walk.Resolved) + _redirect.MispredictedBubble(last.Shape))) : sequential);
    }

    /// <inheritdoc/>
    public int Exchange(StateStream stream, int state)
    {
        ArgumentNullException.ThrowIfNull(stream);
        WindowState moved = _states[state];
        moved.Exchange(stream);
        return Intern(moved);
    }

    private int Intern(WindowState state)
    {
        if (!_stateIds.TryGetValue(state, out int id))
        {
            id = _states.Count;
            _states.Add(state);
            _stateIds.Add(state, id);
        }

        return id;
    }
}
