using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
// Members are called from generated code, by name.
internal sealed unsafe class FragmentServices : IDisposable
{
    // An access as one number: the bytes below the index.
    private const int IndexShift = 8;
    private const int MostBytes = (1 << IndexShift) - 1;

    private readonly List<Block> _targets = [];
    private readonly Dictionary<Block, int> _targetNumbers = [];
    private readonly List<CodeLine> _lines = [];
    private readonly Dictionary<ulong, CodeLine> _linesByNumber = [];
    private readonly CallProfile _profile;
    private GCHandle _handle;

    /// <summary>For a hart.</summary>
    /// <param name="hart">The hart.</param>
    /// <param name="profile">Follows calls and returns.</param>
    public FragmentServices(Hart hart, CallProfile profile)
    {
        Hart = hart;
        _profile = profile;
        Access = new AccessTable(hart.DataCache);
        _handle = GCHandle.Alloc(this);
        hart.State->Services = GCHandle.ToIntPtr(_handle);
        hart.State->Access = Access.Entries;
        hart.Pages.Forgotten = Access.Clear;
    }

    /// <summary>The hart.</summary>
    public Hart Hart { get; }

    /// <summary>Lines that translated code may touch.</summary>
    public AccessTable Access { get; }

    /// <summary>An access as one number.</summary>
    public static int Pack(int index, int bytes) => (index << IndexShift) | bytes;

    /// <inheritdoc/>
    public void Dispose() => _handle.Free();

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
    /// <param name="state">The hart.</param>
    /// <param name="address">Program address.</param>
    /// <param name="access">Which instruction of the block, and how many bytes: see <see cref="Pack"/>.</param>
    /// <param name="accumulator">Cycles and instructions, the whole block included.</param>
    /// <param name="node">The block.</param>
    /// <returns><see langword="false"/>: the interpreter must do it; nothing has happened.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryRead(HartState* state, ulong address, int access, long accumulator, CostNode* node)
    {
        FragmentServices services = Of(state);
        int bytes = access & MostBytes;
        if (!services.Hart.TryFindPage(address, bytes, isWrite: false, services.Access.LineBytes, out PageEntry* page))
        {
            return false;
        }

        services.Begin(accumulator, node, access >> IndexShift);
        services.Hart.DataCache?.Uncount(isWrite: false);
        state->Value = Hart.ReadDirect(page, address, bytes);
        services.Hart.ChargeRead(page, address);
        services.Access.Install(page, address, isWritten: false);
        return true;
    }

    /// <summary>A write that matched no entry.</summary>
    /// <param name="state">The hart.</param>
    /// <param name="address">Program address.</param>
    /// <param name="value">The bytes.</param>
    /// <param name="access">Which instruction of the block, and how many bytes: see <see cref="Pack"/>.</param>
    /// <param name="accumulator">Cycles and instructions, the whole block included.</param>
    /// <param name="node">The block.</param>
    /// <returns><see langword="false"/>: the interpreter must do it; nothing has happened.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryWrite(HartState* state, ulong address, ulong value, int access, long accumulator, CostNode* node)
    {
        FragmentServices services = Of(state);
        int bytes = access & MostBytes;
        if (!services.Hart.TryFindPage(address, bytes, isWrite: true, services.Access.LineBytes, out PageEntry* page))
        {
            return false;
        }

        services.Begin(accumulator, node, access >> IndexShift);
        services.Hart.DataCache?.Uncount(isWrite: true);
        Hart.WriteDirect(page, address, bytes, value);
        services.Hart.ChargeWrite(page, address);
        services.Access.Install(page, address, isWritten: true);
        return true;
    }

    /// <summary>An instruction line that the cache has lost, or that translated code does not know yet.</summary>
    /// <returns>Cycles lost.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long FetchLine(HartState* state, int index, long accumulator)
    {
        FragmentServices services = Of(state);
        CodeLine line = services._lines[index];
        CacheModel cache = services.Hart.InstructionCache!;
        long cycles = services.Hart.FetchLine(cache, line.Ram, line.Number, accumulator);
        line.Show(cache.Find(line.Number));
        return cycles;
    }

    /// <summary>Cycles that an instruction takes because of its operands.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long OperandCycles(HartState* state, Instruction* instruction, ulong left, ulong right)
    {
        state->Penalty = 0;
        Of(state).Hart.ChargeDivision(in *instruction, left, right);
        return state->Penalty;
    }

    /// <summary>A branch whose counter is not sure of what it does.</summary>
    /// <returns>1 if it was not foreseen, else 0.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Branch(HartState* state, ulong pc, ulong target, bool isTaken)
    {
        // Counted with the block.
        BranchPredictor predictor = Of(state).Hart.Predictor;
        predictor.Count(-1);
        return predictor.Branch(pc, target, isTaken) is BranchOutcome.Mispredicted ? 1 : 0;
    }

    /// <summary>A jump through a register.</summary>
    /// <returns>1 if it was not foreseen, else 0.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int JumpRegister(HartState* state, ulong pc, ulong target, bool isReturn) =>
        Of(state).Hart.Predictor.JumpRegister(pc, target, isReturn) is BranchOutcome.Mispredicted ? 1 : 0;

    /// <summary>A call.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Call(HartState* state, ulong target, ulong returnPc, long accumulator)
    {
        FragmentServices services = Of(state);
        services.Hart.Predictor.Call(returnPc);
        services._profile.Call(target, returnPc, CyclesAt(accumulator), services.InstructionsAt(accumulator));
    }

    /// <summary>A return.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Return(HartState* state, ulong target, long accumulator)
    {
        FragmentServices services = Of(state);
        services._profile.Return(target, CyclesAt(accumulator), services.InstructionsAt(accumulator));
    }

    /// <summary>A jump that may be a tail call.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Jump(HartState* state, ulong target, long accumulator)
    {
        FragmentServices services = Of(state);
        services._profile.Jump(target, CyclesAt(accumulator), services.InstructionsAt(accumulator));
    }

    /// <summary>Finds, for the first time, the node that follows another.</summary>
    /// <param name="state">The hart.</param>
    /// <param name="node">The node.</param>
    /// <param name="offset">Where in it the edge is kept.</param>
    /// <param name="pipelineState">Pipeline state behind it.</param>
    /// <param name="target">Number of the block that follows.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static CostNode* Follow(HartState* state, CostNode* node, int offset, int pipelineState, int target)
    {
        FragmentServices services = Of(state);
        CostNode* next = services._targets[target].ExecutionFrom(pipelineState, services.Hart.Costs).Node;
        *(CostNode**)((byte*)node + offset) = next;
        return next;
    }

    // Time stands where the interpreter has it while it runs the block: at its start, with what was lost since.
    private void Begin(long accumulator, CostNode* node, int index)
    {
        Hart.MoveTo(CyclesAt(accumulator) - (node->Packed >> CostNode.CycleShift));
        Hart.State->Penalty = 0;

        // The charge takes the next number.
        Hart.State->Clock = accumulator + index - 1;
    }

    private static FragmentServices Of(HartState* state) => Unsafe.As<FragmentServices>(GCHandle.FromIntPtr(state->Services).Target!);

    private static long CyclesAt(long accumulator) => accumulator >> CostNode.CycleShift;

    private long InstructionsAt(long accumulator) => Hart.Instructions + (accumulator & CostNode.InstructionMask);
}
