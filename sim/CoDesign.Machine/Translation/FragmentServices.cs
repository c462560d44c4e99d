using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Memory;
using CoDesign.Machine.Observation;
using CoDesign.Timing;

namespace CoDesign.Machine.Translation;

/// <summary>
/// What translated code calls when a comparison is not enough. Every member does exactly what the interpreter does in its place, or
/// says that the interpreter must.
/// </summary>
/// <param name="hart">The hart.</param>
/// <param name="profile">Follows calls and returns.</param>
/// <param name="access">Lines that translated code may touch.</param>
// Members are called from generated code, by name.
internal sealed unsafe class FragmentServices(Hart hart, CallProfile profile, AccessTable access)
{
    private readonly List<Block> _targets = [];
    private readonly Dictionary<Block, int> _targetNumbers = [];
    private readonly List<CodeLine> _lines = [];
    private readonly Dictionary<ulong, CodeLine> _linesByNumber = [];

    /// <summary>The hart.</summary>
    public Hart Hart => hart;

    /// <summary>Lines that translated code may touch.</summary>
    public AccessTable Access => access;

    /// <summary>Cycle up to which translated code runs: its accumulator counts from there.</summary>
    public long Horizon { get; set; }

    /// <summary>A number by which translated code names a block.</summary>
    public int NumberOf(Block target)
    {
        if (!_targetNumbers.TryGetValue(target, out int number))
        {
            number = _targets.Count;
            _targets.Add(target);
            _targetNumbers.Add(target, number);
        }

        return number;
    }

    /// <summary>What translated code knows of an instruction line.</summary>
    public CodeLine LineAt(Block block, ulong number)
    {
        if (!_linesByNumber.TryGetValue(number, out CodeLine? line))
        {
            line = new CodeLine(_lines.Count, number, block.Ram);
            _lines.Add(line);
            _linesByNumber.Add(number, line);
        }

        return line;
    }

    /// <summary>A read that matched no entry.</summary>
    /// <returns><see langword="false"/>: the interpreter must do it; nothing has happened.</returns>
    public bool TryRead(ulong address, int bytes, long accumulator, CostNode* node)
    {
        if (!hart.TryFindPage(address, bytes, isWrite: false, access.LineBytes, out PageEntry* page))
        {
            return false;
        }

        Begin(accumulator, node);
        if (hart.DataCache is CacheModel cache)
        {
            // The block has counted it already.
            cache.Counters->Reads--;
        }

        hart.State->Value = Hart.ReadDirect(page, address, bytes);
        hart.ChargeRead(page, address);
        access.Install(page, address, isWritten: false);
        return true;
    }

    /// <summary>A write that matched no entry.</summary>
    /// <returns><see langword="false"/>: the interpreter must do it; nothing has happened.</returns>
    public bool TryWrite(ulong address, ulong value, int bytes, long accumulator, CostNode* node)
    {
        if (!hart.TryFindPage(address, bytes, isWrite: true, access.LineBytes, out PageEntry* page))
        {
            return false;
        }

        Begin(accumulator, node);
        if (hart.DataCache is CacheModel cache)
        {
            cache.Counters->Writes--;
        }

        Hart.WriteDirect(page, address, bytes, value);
        hart.ChargeWrite(page, address);
        access.Install(page, address, isWritten: true);
        return true;
    }

    /// <summary>An instruction line that the cache has lost, or that translated code does not know yet.</summary>
    /// <returns>Cycles lost.</returns>
    public long FetchLine(int index)
    {
        CodeLine line = _lines[index];
        CacheModel cache = hart.InstructionCache!;
        long cycles = hart.FetchLine(cache, line.Ram, line.Number);
        line.Show(cache.Find(line.Number));
        return cycles;
    }

    /// <summary>Cycles that an instruction takes because of its operands.</summary>
    public long OperandCycles(Instruction* instruction, ulong left, ulong right)
    {
        hart.State->Penalty = 0;
        hart.ChargeDivision(in *instruction, left, right);
        return hart.State->Penalty;
    }

    /// <summary>A branch whose counter is not sure of what it does.</summary>
    /// <returns>1 if it was not foreseen, else 0.</returns>
    public int Branch(ulong pc, ulong target, bool isTaken) => hart.Predictor.Branch(pc, target, isTaken) is BranchOutcome.Mispredicted ? 1 : 0;

    /// <summary>A jump through a register.</summary>
    /// <returns>1 if it was not foreseen, else 0.</returns>
    public int JumpRegister(ulong pc, ulong target, bool isReturn) =>
        hart.Predictor.JumpRegister(pc, target, isReturn) is BranchOutcome.Mispredicted ? 1 : 0;

    /// <summary>A call.</summary>
    public void Call(ulong target, ulong returnPc, long accumulator)
    {
        hart.Predictor.Call(returnPc);
        profile.Call(target, returnPc, CyclesAt(accumulator), InstructionsAt(accumulator));
    }

    /// <summary>A return.</summary>
    public void Return(ulong target, long accumulator) => profile.Return(target, CyclesAt(accumulator), InstructionsAt(accumulator));

    /// <summary>A jump that may be a tail call.</summary>
    public void Jump(ulong target, long accumulator) => profile.Jump(target, CyclesAt(accumulator), InstructionsAt(accumulator));

    /// <summary>Finds, for the first time, the node that follows another.</summary>
    /// <param name="node">The node.</param>
    /// <param name="offset">Where in it the edge is kept.</param>
    /// <param name="state">Pipeline state behind it.</param>
    /// <param name="target">Number of the block that follows.</param>
    public CostNode* Follow(CostNode* node, int offset, int state, int target)
    {
        CostNode* next = _targets[target].ExecutionFrom(state, hart.Costs).Node;
        *(CostNode**)((byte*)node + offset) = next;
        return next;
    }

    // Time stands where the interpreter has it while it runs the block: at its start, with what was lost since.
    private void Begin(long accumulator, CostNode* node)
    {
        hart.MoveTo(CyclesAt(accumulator) - (node->Packed >> CostNode.CycleShift));
        hart.State->Penalty = 0;
    }

    private long CyclesAt(long accumulator) => Horizon + (accumulator >> CostNode.CycleShift);

    private long InstructionsAt(long accumulator) => hart.Instructions + (uint)accumulator;
}
