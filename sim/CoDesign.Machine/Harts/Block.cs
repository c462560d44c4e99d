using CoDesign.Isa;
using CoDesign.Machine.Memory;
using CoDesign.Machine.Translation;
using CoDesign.Timing;

namespace CoDesign.Machine.Harts;

/// <summary>
/// Decoded instructions that run one after the other, with what they cost. Shared by all engines, so that they agree on time by
/// construction; all statistics are counts of block executions, multiplied out at the end.
/// </summary>
internal sealed class Block
{
    private readonly List<BlockExecution> _executions = [];
    private readonly byte[] _fetched;
    private readonly List<ulong> _indirectTargets = [];
    private Translated _plain;
    private Translated _labelled;
    private readonly (Ram Ram, ulong Offset)? _tail;

    /// <summary>Makes a block.</summary>
    /// <param name="pc">Program address of the first instruction.</param>
    /// <param name="instructions">The instructions, followed by <see cref="Instruction.EndOfBlock"/>.</param>
    /// <param name="ram">Memory that holds them.</param>
    /// <param name="busOffset">Bus address minus program address.</param>
    /// <param name="isSequence">Whether they are what one instruction stands for.</param>
    /// <param name="tail">The last halfword where it lies in another page, which need not follow on the bus; else null.</param>
    public Block(ulong pc, Instruction[] instructions, Ram ram, ulong busOffset, bool isSequence = false, (Ram Ram, ulong Offset)? tail = null)
    {
        IsSequence = isSequence;
        _tail = tail;
        Pc = pc;
        // Pinned: generated code asks what single instructions cost.
        Instructions = GC.AllocateUninitializedArray<Instruction>(instructions.Length, pinned: true);
        instructions.CopyTo(Instructions, 0);
        Ram = ram;
        BusOffset = busOffset;
        Instruction last = instructions[Count - 1];
        Bytes = last.Offset + last.Length;
        Last = InstructionRows.All[last.Row];
        _fetched = InMemory.ToArray();
    }

    /// <summary>Program address of the first instruction.</summary>
    public ulong Pc { get; }

    /// <summary>The instructions and the end mark.</summary>
    public Instruction[] Instructions { get; }

    /// <summary>Number of instructions.</summary>
    public int Count => Instructions.Length - 1;

    /// <summary>Whether they are what one instruction stands for, and retire as one.</summary>
    public bool IsSequence { get; }

    /// <summary>Bytes in memory.</summary>
    public int Bytes { get; }

    /// <summary>Memory that holds the instructions.</summary>
    public Ram Ram { get; }

    /// <summary>Bus address minus program address.</summary>
    public ulong BusOffset { get; }

    /// <summary>Row of the last instruction.</summary>
    public InstructionDefinition Last { get; }

    /// <summary>Program address of the last instruction.</summary>
    public ulong LastPc => Pc + Instructions[Count - 1].Offset;

    /// <summary>Program address behind the last instruction.</summary>
    public ulong EndPc => Pc + (ulong)Bytes;

    /// <summary>Where a branch or jump leads whose target does not depend on registers, before it is cut to the width of addresses.</summary>
    public ulong StaticTarget => LastPc + Instructions[Count - 1].Operand;

    /// <summary>Whether the last halfword lies in another page.</summary>
    public bool HasTail => _tail is not null;

    /// <summary>Executions from start to end.</summary>
    public long Executed => _executions.Sum(e => e?.Count ?? 0);

    /// <summary>Where the indirect jump at its end went, the first ones seen.</summary>
    public IReadOnlyList<ulong> IndirectTargets => _indirectTargets;

    /// <summary>Someone must be asked before the block runs.</summary>
    public BlockHook? Hook { get; set; }

    /// <summary>The block that ran last after this one when the next address followed; a guess that the runner checks.</summary>
    public Block? NextSequential { get; set; }

    /// <summary>The block that ran last after this one when control went elsewhere; a guess that the runner checks.</summary>
    public Block? NextTaken { get; set; }

    /// <summary>Executions so far, by the pipeline state in which they began.</summary>
    public IReadOnlyList<BlockExecution> Executions => _executions;

    /// <summary>Executions that ended early: instructions that completed, and how often.</summary>
    public Dictionary<(int State, int Completed), long>? Partial { get; private set; }

    /// <summary>The instructions without the end mark.</summary>
    public ReadOnlySpan<Instruction> Body => Instructions.AsSpan(0, Count);

    /// <summary>How many retire when a number of them has completed.</summary>
    public int Retired(int completed) => !IsSequence ? completed : completed == Count ? 1 : 0;

    /// <summary>Whether memory still holds the bytes that were fetched. It need not, before the next instruction fence.</summary>
    public bool IsCurrent => InMemory.SequenceEqual(_fetched);

    private ReadOnlySpan<byte> InMemory => _tail is (Ram ram, ulong offset)
        ? (byte[])[.. Ram.Bytes(Pc + BusOffset - Ram.Address, Bytes - 2), .. ram.Bytes(offset, 2)]
        : Ram.Bytes(Pc + BusOffset - Ram.Address, Bytes);

    /// <summary>Whether fetching the block anew would lead to the same memory.</summary>
    public bool LiesAt(ulong busAddress) => busAddress == Pc + BusOffset && _tail is null;

    /// <summary>The bits of an instruction, as they were fetched.</summary>
    public uint BitsOf(int index)
    {
        Instruction instruction = Instructions[index];
        ReadOnlySpan<byte> bytes = _fetched.AsSpan(instruction.Offset, instruction.Length);
        return instruction.Length == 2 ? BitConverter.ToUInt16(bytes) : BitConverter.ToUInt32(bytes);
    }

    /// <summary>Cost and count for a pipeline state; worked out on the first visit.</summary>
    public BlockExecution ExecutionFrom(int state, CostGraph costs)
    {
        while (_executions.Count <= state)
        {
            _executions.Add(null!);
        }

        return _executions[state] ??= costs.Add(this, state);
    }

    /// <summary>Instruction lines in which it lies.</summary>
    public int LinesOf(CacheModel cache) => (int)(cache.LineOf(EndPc - 1 + BusOffset) - cache.LineOf(Pc + BusOffset)) + 1;

    /// <summary>Loads and stores that stand before an instruction.</summary>
    public (int Reads, int Writes) AccessesBefore(int index)
    {
        int reads = 0;
        int writes = 0;
        foreach (Instruction instruction in Body[..index])
        {
            Shape shape = InstructionRows.All[instruction.Row].Shape;
            reads += shape is Shape.Load or Shape.FloatLoad ? 1 : 0;
            writes += shape is Shape.Store or Shape.FloatStore ? 1 : 0;
        }

        return (reads, writes);
    }

    /// <summary>The translated code that it is in, of the two kinds; null if it is in none.</summary>
    public Fragment? FragmentOf(bool followsLabels) => followsLabels ? _labelled.Fragment : _plain.Fragment;

    /// <summary>The number by which translated code enters it.</summary>
    public int EntryOf(bool followsLabels) => followsLabels ? _labelled.Entry : _plain.Entry;

    /// <summary>Counts a run by the interpreter.</summary>
    /// <returns>How many there were.</returns>
    public int Warm(bool followsLabels) => followsLabels ? ++_labelled.Heat : ++_plain.Heat;

    /// <summary>From now on translated code runs it.</summary>
    public void Enter(Fragment fragment, bool followsLabels)
    {
        ref Translated translated = ref followsLabels ? ref _labelled : ref _plain;
        translated.Fragment = fragment;
        translated.Entry = fragment.EntryOf(this);
    }

    /// <summary>Every block that is in translated code with this one.</summary>
    public IEnumerable<Block> TranslatedWith => [.. _plain.Fragment?.Blocks ?? [], .. _labelled.Fragment?.Blocks ?? [], this];

    /// <summary>Forgets what follows: other blocks may stand there now.</summary>
    public void Unlink()
    {
        NextSequential = null;
        NextTaken = null;
        foreach (BlockExecution? execution in _executions)
        {
            execution?.Unlink();
        }
    }

    /// <summary>No translated code runs it any more.</summary>
    public void Leave()
    {
        _plain = default;
        _labelled = default;
    }

    /// <summary>Notes where the indirect jump at its end went.</summary>
    public void NoteTarget(ulong pc)
    {
        if (_indirectTargets.Count < CostNode.MostTargets && !_indirectTargets.Contains(pc))
        {
            _indirectTargets.Add(pc);
        }
    }

    /// <summary>Notes an execution that stopped before its end.</summary>
    public void CountPartial(int state, int completed)
    {
        Partial ??= [];
        Partial[(state, completed)] = Partial.GetValueOrDefault((state, completed)) + 1;
    }

    private struct Translated
    {
        public Fragment? Fragment;
        public int Entry;
        public int Heat;
    }
}
