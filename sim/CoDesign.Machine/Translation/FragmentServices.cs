using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Memory;
using CoDesign.Machine.Observation;
using CoDesign.Timing;
using CoDesign.Trust;

namespace CoDesign.Machine.Translation;

/// <summary>
/// What translated code calls when a comparison is not enough. Every member does exactly what the interpreter does in its place, or
/// says that the interpreter must.
/// </summary>
// Members are called from generated code, by name.
internal sealed unsafe class FragmentServices : IDisposable
{
    // An access as one number: bytes, two facts, and the index above.
    private const int IndexShift = 8;
    private const int ByteMask = 0x1F;
    private const int SignedBit = 0x40;
    private const int LabelsBit = 0x80;

    private readonly List<Block> _targets = [];
    private readonly Dictionary<Block, int> _targetNumbers = [];
    private readonly List<CodeLine> _lines = [];
    private readonly Dictionary<ulong, CodeLine> _linesByNumber = [];
    private readonly CallProfile _profile;
    private readonly RunInstruction _runOne;
    private GCHandle _handle;

    /// <summary>For a hart.</summary>
    /// <param name="hart">The hart.</param>
    /// <param name="profile">Follows calls and returns.</param>
    /// <param name="xlen">Width of its registers.</param>
    /// <param name="isTracking">Whether labels are followed.</param>
    public FragmentServices(Hart hart, CallProfile profile, int xlen, bool isTracking)
    {
        _runOne = InterpretedBlocks.One(xlen, isTracking ? TrackingLevel.Labels : TrackingLevel.None);
        Hart = hart;
        _profile = profile;
        Access = new AccessTables(hart.DataCache, isTracking);
        _handle = GCHandle.Alloc(this);
        hart.State->Services = GCHandle.ToIntPtr(_handle);
        hart.Access = Access;
        hart.Pages.Forgotten = Access.Clear;
    }

    /// <summary>The hart.</summary>
    public Hart Hart { get; }

    /// <summary>Lines that translated code may touch.</summary>
    public AccessTables Access { get; }

    /// <summary>An access as one number.</summary>
    /// <param name="index">Number of the instruction in its block.</param>
    /// <param name="bytes">1, 2, 4 or 8.</param>
    /// <param name="isSigned">Whether the upper bytes of the register repeat the sign.</param>
    /// <param name="followsLabels">Whether the code follows labels; else there must be none.</param>
    public static int Pack(int index, int bytes, bool isSigned, bool followsLabels) =>
        (index << IndexShift) | (isSigned ? SignedBit : 0) | (followsLabels ? LabelsBit : 0) | bytes;

    /// <summary>The bytes of an access.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BytesOf(int access) => access & ByteMask;

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
        int bytes = BytesOf(access);
        if (!services.Hart.TryFindPage(address, bytes, isWrite: false, out PageEntry* page) || !MayTouch(services.Access.Reads, page, address, access))
        {
            return false;
        }

        services.Begin(accumulator, node, access >> IndexShift);
        services.Hart.DataCache?.Uncount(isWrite: false);
        state->Value = Hart.ReadDirect(page, address, bytes);
        services.Hart.ChargeRead(in services.InstructionOf(node, access), page, address);
        services.Access.Reads.Install(page, address, isWritten: false, services.LatencyOf(page));
        if ((access & LabelsBit) != 0)
        {
            services.LoadLabels(in services.InstructionOf(node, access), page->Shadow is null ? null : page->Shadow + (address % PageEntry.Bytes), access);
        }

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
        int bytes = BytesOf(access);
        if (!services.Hart.TryFindPage(address, bytes, isWrite: true, out PageEntry* page)
            || !MayTouch(services.Access.Writes, page, address, access)
            || !services.TryStoreLabels(page, address, access, node))
        {
            return false;
        }

        services.Begin(accumulator, node, access >> IndexShift);
        services.Hart.DataCache?.Uncount(isWrite: true);
        Hart.WriteDirect(page, address, bytes, value);
        services.Hart.ChargeWrite(in services.InstructionOf(node, access), page, address);
        services.Access.Writes.Install(page, address, isWritten: true, services.LatencyOf(page));
        return true;
    }

    /// <summary>A store to a line at hand enters the store buffer.</summary>
    /// <returns>Cycles lost.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long WaitToStore(HartState* state, ulong address, AccessEntry* entry, int index, long accumulator, CostNode* node) =>
        Of(state).Hart.WaitToStore(IssueCycleOf(index, accumulator, node), address + entry->BusOffset, entry->Latency);

    /// <summary>A load from a line at hand looks for stores before it.</summary>
    /// <returns>Cycles lost.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long WaitToLoad(HartState* state, ulong address, AccessEntry* entry, int index, long accumulator, CostNode* node) =>
        Of(state).Hart.WaitToLoad(IssueCycleOf(index, accumulator, node), address + entry->BusOffset);

    /// <summary>One instruction, done by the interpreter: it is rare, or its labels are.</summary>
    /// <param name="state">The hart, with the registers that the instruction reads.</param>
    /// <param name="index">Number of the instruction in its block.</param>
    /// <param name="accumulator">Cycles and instructions, the whole block included.</param>
    /// <param name="node">The block.</param>
    /// <param name="followsLabels">Whether the code follows labels; else there must be none.</param>
    /// <returns><see langword="false"/>: it must be done with all of the interpreter behind it; nothing has happened.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryInterpret(HartState* state, int index, long accumulator, CostNode* node, bool followsLabels)
    {
        FragmentServices services = Of(state);
        BlockExecution execution = services.Hart.Costs.Of(node);
        ref readonly Instruction i = ref execution.Block.Instructions[index];
        int bytes = InstructionRows.All[i.Row].MemoryBytes;
        if (bytes > 0)
        {
            // An atomic access to memory at hand cannot trap.
            ulong address = services.Hart.Unsigned(i.Rs1);
            if (!services.Hart.TryFindPage(address, bytes, isWrite: true, out PageEntry* page)
                || !MayTouch(services.Access.Writes, page, address, Pack(index, bytes, isSigned: false, followsLabels)))
            {
                return false;
            }
        }

        services.Begin(accumulator, node, index);
        services._runOne(services.Hart, execution.Block, index);
        return state->Exit is not BlockExit.Trap;
    }

    /// <summary>The labels of a computation with labelled operands.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LabelAlu(HartState* state, Instruction* instruction)
    {
        InstructionDefinition row = InstructionRows.All[instruction->Row];
        if (row.ReadsRs2)
        {
            state->Labels.AluRegister(in *instruction, row.Labels, Of(state).Hart.Labels);
        }
        else
        {
            state->Labels.AluImmediate(in *instruction, row.Labels, Of(state).Hart.Labels);
        }
    }

    /// <summary>The labels of a load that are not all public.</summary>
    /// <param name="state">The hart.</param>
    /// <param name="instruction">The load.</param>
    /// <param name="labels">Label ids of the bytes; null if they are public.</param>
    /// <param name="access">Which instruction of the block, and how many bytes.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LabelLoad(HartState* state, Instruction* instruction, ushort* labels, int access) =>
        Of(state).LoadLabels(in *instruction, labels, access);

    /// <summary>An instruction line that the cache has lost, or that translated code does not know yet.</summary>
    /// <returns>Cycles lost.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long FetchLine(HartState* state, int index, long accumulator)
    {
        FragmentServices services = Of(state);
        CodeLine line = services._lines[index];
        CacheModel cache = services.Hart.InstructionCache!;
        cache.Uncount(isWrite: false);
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

    /// <summary>A branch on a label.</summary>
    /// <returns>Whether the interpreter must do it; else it is reported, where somebody wants to know.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool MustInterpretBranch(HartState* state, Instruction* instruction, ulong pc) => Of(state).Hart.Flow!.MustInterpret(in *instruction, pc);

    /// <summary>An access at a labelled address.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void MeetAddress(HartState* state, Instruction* instruction, ulong pc) => Of(state).Hart.Flow!.Address(in *instruction, pc);

    /// <summary>A labelled operand of an instruction whose time depends on its operands.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void MeetLatency(HartState* state, Instruction* instruction, ulong pc) => Of(state).Hart.Flow!.Latency(in *instruction, pc);

    /// <summary>The fault of the soundness suite.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void DropLabels(HartState* state, Instruction* instruction, ulong address) => Of(state).Hart.Dropped!.After(Of(state).Hart, in *instruction, address);

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref readonly Instruction InstructionOf(CostNode* node, int access) =>
        ref Hart.Costs.Of(node).Block.Instructions[access >> IndexShift];

    // Code that follows no labels must not meet any.
    private static bool MayTouch(AccessTable table, PageEntry* page, ulong address, int access) =>
        (access & LabelsBit) != 0 || page->IsPublic(address & ~(ulong)(table.LineBytes - 1), table.LineBytes);

    private void LoadLabels(ref readonly Instruction i, ushort* labels, int access)
    {
        int bytes = BytesOf(access);
        ReadOnlySpan<ushort> memory = labels is null ? stackalloc ushort[bytes] : new ReadOnlySpan<ushort>(labels, bytes);
        Label address = Hart.FollowsLoadAddresses ? Hart.State->Labels[i.Rs1] : Label.Public;
        Hart.State->Labels.Load(i.Rd, memory, (access & SignedBit) != 0, address, Hart.Labels);
    }

    // The first label of a page makes its shadow: that is for the interpreter.
    private bool TryStoreLabels(PageEntry* page, ulong address, int access, CostNode* node)
    {
        if ((access & LabelsBit) == 0)
        {
            return true;
        }

        ref readonly Instruction i = ref InstructionOf(node, access);
        Label own = Hart.State->Labels[i.Rs2];
        Label place = Hart.FollowsStoreAddresses ? Hart.State->Labels[i.Rs1] : Label.Public;
        bool isPublic = own.IsPublic && place.IsPublic;
        if (page->Shadow is null)
        {
            return isPublic;
        }

        Hart.State->Labels.Store(i.Rs2, new Span<ushort>(page->Shadow + (address % PageEntry.Bytes), BytesOf(access)), place, Hart.Labels);
        if (!isPublic)
        {
            Access.Label(address);
        }

        return true;
    }

    // Time stands where the interpreter has it while it runs the block: at its start, with what was lost since.
    private void Begin(long accumulator, CostNode* node, int index)
    {
        BlockExecution execution = Hart.Costs.Of(node);
        Hart.MoveTo(CyclesAt(accumulator) - execution.Cost.Cycles);
        Hart.Begin(execution.Block, execution.Cost);

        // The charge takes the next number; an instruction has at most two accesses.
        Hart.State->Clock = accumulator + (2 * index) - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FragmentServices Of(HartState* state) => Unsafe.As<FragmentServices>(GCHandle.FromIntPtr(state->Services).Target!);

    private int LatencyOf(PageEntry* page) => page->IsCached ? Hart.LatencyBehind(page) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long IssueCycleOf(int index, long accumulator, CostNode* node) =>
        CyclesAt(accumulator) - CyclesAt(node->Packed) + node->IssueCycles[index];

    private static long CyclesAt(long accumulator) => accumulator >> CostNode.CycleShift;

    private long InstructionsAt(long accumulator) => Hart.Instructions + (accumulator & CostNode.InstructionMask);
}
