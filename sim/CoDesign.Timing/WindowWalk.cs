using CoDesign.Description.Cores;
using CoDesign.Isa;

namespace CoDesign.Timing;

/// <summary>Instructions on their way through the window of an out-of-order core, one after the other.</summary>
/// <param name="window">Sizes of the window.</param>
/// <param name="times">Cycles of each class.</param>
/// <param name="before">What is in the window when the first of them could enter.</param>
/// <param name="count">How many there are.</param>
internal sealed class WindowWalk(OutOfOrderDescription window, ClassTimes times, WindowState before, int count)
{
    private readonly List<StallCause> _causes = [];
    private readonly int[] _ready = Widen(before.Ready);
    private readonly int[] _unitFree = Widen(before.UnitFree);
    private readonly int[] _portFree = Widen(before.PortFree);
    private readonly int[] _retired = new int[count];
    private readonly StallCause[] _retireCauses = new StallCause[count];
    private int _index;
    private int _entered = before.Entered;

    /// <summary>Cycle in which each instruction entered the window.</summary>
    public ushort[] EntryCycles { get; } = new ushort[count];

    /// <summary>Where each cycle so far went.</summary>
    public IReadOnlyList<StallCause> Causes => _causes;

    /// <summary>Cycles, counted from <see cref="Causes"/>' end, until the last instruction has executed.</summary>
    public int Resolved { get; private set; }

    /// <summary>Cycles from there to the next in which no instruction has entered yet.</summary>
    public int NextCycle => _entered > 0 ? 1 : 0;

    /// <summary>An instruction enters.</summary>
    public void Enter(in Instruction instruction)
    {
        InstructionDefinition row = InstructionRows.All[instruction.Row];
        StallCause own = InOrderTiming.CauseOf(row.OpClass);
        if (_index == 0)
        {
            Wait(before.RedirectBubble, StallCause.Branch);
        }

        if (_entered == window.Width)
        {
            Wait(_causes.Count + 1, StallCause.Base);
        }

        WaitForRoom();
        bool isAlone = row.IsSerialising || row.OpClass is OpClass.Csr or OpClass.Fence or OpClass.System or OpClass.Atomic or OpClass.CacheBlock;
        if (isAlone)
        {
            Wait(RetiredBefore(_index, 1), own);
        }

        EntryCycles[_index] = (ushort)_causes.Count;
        _entered++;
        int start = Math.Max(_causes.Count, OperandsOf(in instruction, row));
        int complete = Execute(row, start) + times.LatencyOf(row);
        if (row.WritesRd && instruction.Rd is not 0 and not Registers.Count)
        {
            _ready[instruction.Rd] = complete;
        }

        Retire(complete, own);
        Resolved = complete;
        _index++;
        if (isAlone)
        {
            Wait(complete, own);
        }
    }

    /// <summary>No instruction follows in this block.</summary>
    public void End()
    {
        if (_entered == window.Width)
        {
            Wait(_causes.Count + 1, StallCause.Base);
        }

        Resolved -= _causes.Count;
    }

    /// <summary>What is in the window afterwards.</summary>
    /// <param name="bubble">Cycles without instructions from the front end.</param>
    public WindowState StateAfter(int bubble)
    {
        int end = _causes.Count;
        int inFlight = 0;
        while (inFlight < window.ReorderBuffer && RetiredBefore(count, inFlight + 1) > end)
        {
            inFlight++;
        }

        var after = new WindowState
        {
            Entered = _entered,
            RedirectBubble = bubble,
            InFlight = inFlight,
            RetireIn = inFlight == 0 ? 0 : RetiredBefore(count, 1) - end,
            RetireCause = inFlight == 0 ? default : RetireCauseBefore(count, 1),
        };
        Narrow(_ready, after.Ready, end);
        Narrow(_unitFree, after.UnitFree, end);
        Narrow(_portFree, after.PortFree, end);
        after.Ready[0] = 0;
        return after;
    }

    private static int[] Widen(ReadOnlySpan<ushort> times)
    {
        int[] wide = new int[times.Length];
        for (int i = 0; i < times.Length; i++)
        {
            wide[i] = times[i];
        }

        return wide;
    }

    private static void Narrow(ReadOnlySpan<int> times, Span<ushort> relative, int end)
    {
        for (int i = 0; i < times.Length; i++)
        {
            relative[i] = (ushort)Math.Clamp(times[i] - end, 0, ushort.MaxValue);
        }
    }

    // An instruction enters when the one that many places before it has retired.
    private void WaitForRoom() => Wait(RetiredBefore(_index, window.ReorderBuffer), RetireCauseBefore(_index, window.ReorderBuffer));

    private int OperandsOf(in Instruction instruction, InstructionDefinition row)
    {
        int ready = row.ReadsRs1 ? _ready[instruction.Rs1] : 0;
        ready = row.ReadsRs2 ? Math.Max(ready, _ready[instruction.Rs2]) : ready;
        return row.ReadsRs3 ? Math.Max(ready, _ready[instruction.Rs3]) : ready;
    }

    // When a unit, and for an access a port, takes it.
    private int Execute(InstructionDefinition row, int start)
    {
        ref int unit = ref _unitFree[(int)row.OpClass];
        start = Math.Max(start, unit);
        if (ClassTimes.UsesMemory(row))
        {
            int port = Array.IndexOf(_portFree, _portFree.Take(window.MemoryPorts).Min());
            start = Math.Max(start, _portFree[port]);
            _portFree[port] = start + 1;
        }

        int interval = times.IntervalOf(row);
        if (interval > 1)
        {
            unit = start + interval;
        }

        return start;
    }

    private void Retire(int complete, StallCause own)
    {
        int inOrder = Math.Max(RetiredBefore(_index, 1), RetiredBefore(_index, window.Width) + 1);
        _retired[_index] = Math.Max(complete, inOrder);
        _retireCauses[_index] = complete >= inOrder ? own : RetireCauseBefore(_index, 1);
    }

    // When the place of an instruction is free that stands some places before one of the block. Of those before the block only the
    // youngest is known; the others left as late as they can have.
    private int RetiredBefore(int index, int places)
    {
        int behind = places - index;
        return behind <= 0 ? _retired[index - places]
            : behind <= before.InFlight ? before.RetireIn - ((behind - 1) / window.Width)
            : int.MinValue / 2;
    }

    private StallCause RetireCauseBefore(int index, int places) => places <= index ? _retireCauses[index - places] : before.RetireCause;

    // A cycle in which an instruction entered is one of work.
    private void Wait(int until, StallCause cause)
    {
        while (_causes.Count < until)
        {
            _causes.Add(_entered > 0 ? StallCause.Base : cause);
            _entered = 0;
        }
    }
}
