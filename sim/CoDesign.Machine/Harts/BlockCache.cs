using CoDesign.Isa;
using CoDesign.Machine.Memory;

namespace CoDesign.Machine.Harts;

/// <summary>
/// Finds blocks by address, decodes them on the first visit and keeps them until an instruction fence: RISC-V makes stores visible
/// to fetches only then.
/// </summary>
/// <param name="table">The instructions of the hart.</param>
/// <param name="map">Who owns which bus addresses.</param>
/// <param name="pages">Translates program addresses.</param>
/// <param name="zone">Zone of the hart: it fetches from memory of its own zone only.</param>
internal sealed partial class BlockCache(InstructionTable table, AddressMap map, PageTable pages, string zone)
{
    // Long enough that blocks end at control flow nearly always, short enough that an interrupt is never late by much.
    private const int MaximumInstructions = 64;
    private const int RecentSize = 4096;

    // Those of the present context: a block holds for who could fetch it.
    private Dictionary<ulong, Block> _blocks = [];
    private Block?[] _recent = new Block?[RecentSize];
    private readonly List<Block> _all = [];
    private readonly Dictionary<ulong, BlockHook> _hooks = [];

    /// <summary>Every block that ever ran, stale ones included: their counts still count.</summary>
    public IReadOnlyList<Block> All => _all;

    /// <summary>Bytes that could not be decoded, and the address; for the message of a trap.</summary>
    public (ulong Pc, uint Word) LastIllegal { get; private set; }

    /// <summary>Asks someone before each run of the block at an address.</summary>
    public void Hook(ulong pc, BlockHook hook)
    {
        _hooks[pc] = hook;
        Invalidate();
    }

    /// <summary>Who is asked before the block at an address runs; null: nobody.</summary>
    public BlockHook? HookAt(ulong pc) => _hooks.GetValueOrDefault(pc);

    // Those that may run again; the others only have counts.
    private IEnumerable<Block> Living => [.. _blocks.Values, .. _others.SelectMany(o => o.Blocks.Values), .. _stale.Values];

    /// <summary>Forgets what was decoded.</summary>
    public void Invalidate()
    {
        foreach (Block block in Living)
        {
            block.Unlink();
            block.Leave();
        }

        _blocks.Clear();
        Array.Clear(_recent);
        _others.Clear();
        _stale.Clear();
    }

    /// <summary>
    /// An instruction fence: forgets what memory holds otherwise by now. Mostly that is nothing, and then what was translated stays.
    /// </summary>
    public void Fence()
    {
        List<Block> changed = [.. Living.Where(b => !b.IsCurrent)];
        if (changed.Count == 0)
        {
            return;
        }

        foreach (Block block in changed)
        {
            Forget(block, _blocks, _recent);
            foreach ((_, Dictionary<ulong, Block> blocks, Block?[] recent) in _others)
            {
                Forget(block, blocks, recent);
            }
        }

        foreach ((AccessContext, ulong) key in _stale.Where(s => !s.Value.IsCurrent).Select(s => s.Key).ToList())
        {
            _stale.Remove(key);
        }

        foreach (Block block in Living)
        {
            block.Unlink();
        }
    }

    // A fragment goes with any of its blocks.
    private static void Forget(Block block, Dictionary<ulong, Block> blocks, Block?[] recent)
    {
        if (blocks.GetValueOrDefault(block.Pc) == block)
        {
            blocks.Remove(block.Pc);
            Array.Clear(recent);
        }

        foreach (Block other in block.TranslatedWith.ToList())
        {
            other.Leave();
        }
    }

    /// <summary>The block at an address if it is decoded.</summary>
    public Block? Known(ulong pc) => _blocks.GetValueOrDefault(pc);

    /// <summary>Whether what would run in a range is what memory holds there.</summary>
    /// <param name="start">First program address.</param>
    /// <param name="length">Bytes.</param>
    public bool IsCurrent(ulong start, int length)
    {
        foreach (Block block in _blocks.Values)
        {
            bool isInside = block.Pc - start < (ulong)length || start - block.Pc < (ulong)block.Bytes;
            if (isInside && !block.IsCurrent)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The block at an address.</summary>
    /// <param name="pc">Program address.</param>
    /// <param name="block">The block.</param>
    /// <param name="cause">Why there is none.</param>
    // Hot: once per block whose predecessor did not guess it.
    public bool TryFind(ulong pc, out Block block, out TrapCause cause)
    {
        cause = default;
        ref Block? recent = ref _recent[(pc >> 1) % RecentSize];
        if (recent is not null && recent.Pc == pc)
        {
            block = recent;
            return true;
        }

        if (_blocks.TryGetValue(pc, out block!) || (Guard is { GuardsFetch: true } ? TryDecodeGuarded(pc, out block, out cause) : TryDecode(pc, out block, out cause)))
        {
            recent = block;
            return true;
        }

        return false;
    }

    private bool TryDecode(ulong pc, out Block block, out TrapCause cause)
    {
        block = null!;
        cause = (pc & (table.Isa.Has(Extension.Zca) ? 1UL : 3UL)) != 0 ? TrapCause.InstructionAddressMisaligned : TrapCause.InstructionAccessFault;
        if (cause is TrapCause.InstructionAddressMisaligned || !TryFindCode(pc, out Ram ram, out ulong offset))
        {
            return false;
        }

        var instructions = new List<Instruction>();
        ushort length = 0;
        bool isSequence = false;
        while (instructions.Count < MaximumInstructions && TryFetch(ram, offset + length, out uint word))
        {
            // Whoever must be asked before a block is also asked when control comes there from the instruction before.
            if (instructions.Count > 0 && _hooks.ContainsKey(pc + length))
            {
                break;
            }

            // It stands alone, so that it retires as a whole or not at all.
            if (table.TryDecodeSequence(word, out IReadOnlyList<Instruction> sequence))
            {
                isSequence = instructions.Count == 0;
                instructions.AddRange(isSequence ? sequence.Select(i => Placed(i, InstructionRows.All[i.Row], 0)) : []);
                length += (ushort)(isSequence ? sizeof(ushort) : 0);
                break;
            }

            if (!table.TryDecode(word, out Instruction instruction))
            {
                // The instructions before it still run; it traps when the pc gets there.
                LastIllegal = (pc + length, word);
                cause = TrapCause.IllegalInstruction;
                break;
            }

            InstructionDefinition row = InstructionRows.All[instruction.Row];
            if (row.IsSerialising && instructions.Count > 0)
            {
                break;
            }

            instructions.Add(Placed(instruction, row, length));
            length += instruction.Length;
            if (row.EndsBlock)
            {
                break;
            }
        }

        if (instructions.Count == 0)
        {
            return false;
        }

        instructions.Add(new Instruction { Row = Instruction.EndOfBlock, Offset = length });
        block = Keep(new Block(pc, [.. instructions], ram, ram.Address + offset - pc, isSequence));
        return true;
    }

    /// <summary>The instruction that stands in memory at an address; null if there is none, or if addresses of instructions are translated.</summary>
    public Instruction? At(ulong pc) =>
        Guard is not { TranslatesFetch: true } && TryFindCode(pc, out Ram ram, out ulong offset) && TryFetch(ram, offset, out uint word) && table.TryDecode(word, out Instruction instruction)
            ? instruction
            : null;

    private Block Keep(Block block)
    {
        block.Hook = _hooks.GetValueOrDefault(block.Pc);
        _blocks.Add(block.Pc, block);
        _all.Add(block);
        return block;
    }

    // Writes to x0 go to a register that nothing reads. CSR instructions ask whether rd is x0, so they keep it.
    private static Instruction Placed(Instruction instruction, InstructionDefinition row, ushort offset)
    {
        bool needsSink = row.WritesRd && instruction.Rd == 0 && row.Shape is not (Shape.CsrRegister or Shape.CsrImmediate);
        return (needsSink ? instruction.WithRd(Registers.Count) : instruction).At(offset);
    }

    private bool TryFindCode(ulong pc, out Ram ram, out ulong offset) => TryFindRam(pages.Window.Translate(pc), out ram, out offset);

    private bool TryFindRam(ulong bus, out Ram ram, out ulong offset)
    {
        ram = null!;
        offset = 0;
        if (!map.TryResolve(bus, out MapEntry entry)
            || entry.Target is not Interconnect.RamTarget target
            || target.Party.Zone != zone
            || target.Ram.Access is not (Description.Chips.MemoryAccess.ReadExecute or Description.Chips.MemoryAccess.ReadWriteExecute))
        {
            return false;
        }

        ram = target.Ram;
        offset = bus - ram.Address;
        return true;
    }

    private static bool TryFetch(Ram ram, ulong offset, out uint word)
    {
        word = 0;
        if (offset + 2 > ram.SizeBytes)
        {
            return false;
        }

        word = BitConverter.ToUInt16(ram.Bytes(offset, 2));
        if (InstructionTable.LengthOf(word) == 2)
        {
            return true;
        }

        if (offset + 4 > ram.SizeBytes)
        {
            return false;
        }

        word |= (uint)BitConverter.ToUInt16(ram.Bytes(offset + 2, 2)) << 16;
        return true;
    }
}
