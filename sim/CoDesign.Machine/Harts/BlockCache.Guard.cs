using CoDesign.Isa;
using CoDesign.Machine.Memory;

namespace CoDesign.Machine.Harts;

/// <content>Blocks that are fetched through memory protection and address translation.</content>
internal sealed partial class BlockCache
{
    // Address spaces of a handful of processes, each in two modes.
    private const int MostContexts = 16;

    private readonly List<(AccessContext Context, Dictionary<ulong, Block> Blocks, Block?[] Recent)> _others = [];
    private readonly Dictionary<(AccessContext Context, ulong Pc), Block> _stale = [];
    private AccessContext _context;

    /// <summary>Checks and translates fetches; null on a hart where every fetch goes where its address says.</summary>
    public Hart? Guard { get; set; }

    /// <summary>The address at which the last fetch failed: behind the pc if only the second half of an instruction faulted.</summary>
    public ulong LastFault { get; private set; }

    /// <summary>Turns to the blocks of a context; each has its own, so that a trap and its return decode nothing anew.</summary>
    public void Select(AccessContext context)
    {
        if (context == _context)
        {
            return;
        }

        int index = _others.FindIndex(o => o.Context == context);
        _others.Add((_context, _blocks, _recent));
        (_, _blocks, _recent) = index < 0 ? (context, [], new Block?[RecentSize]) : _others[index];
        if (index >= 0)
        {
            _others.RemoveAt(index);
        }
        else if (_others.Count > MostContexts)
        {
            // Those not used for longest, but for machine mode's: translations of it cannot change.
            _others.RemoveAt(_others[0].Context == default ? 1 : 0);
        }

        _context = context;
    }

    /// <summary>Translation or protection has changed: a block is fetched again before it runs again, and mostly found in place.</summary>
    public void Distrust()
    {
        _stale.Clear();
        Distrust(_context, _blocks, _recent);
        foreach ((AccessContext context, Dictionary<ulong, Block> blocks, Block?[] recent) in _others)
        {
            Distrust(context, blocks, recent);
        }
    }

    /// <summary>The block at an address if it is there already: a look ahead fetches nothing that might fault.</summary>
    public Block? Peek(ulong pc) =>
        Guard is { GuardsFetch: true } ? _blocks.GetValueOrDefault(pc) : TryFind(pc, out Block block, out _) ? block : null;

    private void Distrust(AccessContext context, Dictionary<ulong, Block> blocks, Block?[] recent)
    {
        if (context == default)
        {
            return;
        }

        foreach (Block block in blocks.Values)
        {
            block.Unlink();
            block.Leave();
            _stale[(context, block.Pc)] = block;
        }

        blocks.Clear();
        Array.Clear(recent);
    }

    // Like TryDecode, with each instruction checked; a block stays in its page.
    private bool TryDecodeGuarded(ulong pc, out Block block, out TrapCause cause)
    {
        block = null!;
        LastFault = pc;
        cause = TrapCause.InstructionAddressMisaligned;
        if ((pc & (table.Isa.Has(Extension.Zca) ? 1UL : 3UL)) != 0 || !TryFetchHalf(pc, out Ram ram, out ulong offset, out uint word, out cause))
        {
            return false;
        }

        if (_stale.Remove((_context, pc), out Block? known) && known.LiesAt(ram.Address + offset) && IsPermitted(known))
        {
            block = known;
            _blocks.Add(pc, known);
            return true;
        }

        var instructions = new List<Instruction>();
        ushort length = 0;
        bool isSequence = false;
        (Ram, ulong)? tail = null;
        while (instructions.Count < MaximumInstructions)
        {
            ulong place = pc + length;
            bool isFirst = length == 0;
            if (!isFirst && (_hooks.ContainsKey(place) || place % PageEntry.Bytes == 0 || !TryFetchHalf(place, out _, out _, out word, out _)))
            {
                break;
            }

            if (InstructionTable.LengthOf(word) == 4)
            {
                bool leavesPage = (place + 2) % PageEntry.Bytes == 0;
                if ((leavesPage && !isFirst) || !TryFetchHalf(place + 2, out Ram second, out ulong secondOffset, out uint high, out _))
                {
                    LastFault = isFirst ? place + 2 : LastFault;
                    cause = isFirst ? LastFetchProblem : cause;
                    break;
                }

                tail = leavesPage ? (second, secondOffset) : null;
                word |= high << 16;
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
                LastIllegal = (place, word);
                cause = TrapCause.IllegalInstruction;
                break;
            }

            InstructionDefinition row = InstructionRows.All[instruction.Row];
            if (row.IsSerialising && !isFirst)
            {
                break;
            }

            instructions.Add(Placed(instruction, row, length));
            length += instruction.Length;
            if (row.EndsBlock || tail is not null)
            {
                break;
            }
        }

        if (instructions.Count == 0)
        {
            return false;
        }

        instructions.Add(new Instruction { Row = Instruction.EndOfBlock, Offset = length });
        block = Keep(new Block(pc, [.. instructions], ram, ram.Address + offset - pc, isSequence, tail));
        return true;
    }

    private TrapCause LastFetchProblem { get; set; }

    private bool TryFetchHalf(ulong address, out Ram ram, out ulong offset, out uint half, out TrapCause cause)
    {
        ram = null!;
        offset = 0;
        half = 0;
        if (!Guard!.TryResolveFetch(address, sizeof(ushort), out ulong bus, out cause))
        {
            LastFetchProblem = cause;
            return false;
        }

        cause = LastFetchProblem = TrapCause.InstructionAccessFault;
        if (!TryFindRam(bus, out ram, out offset) || offset + sizeof(ushort) > ram.SizeBytes)
        {
            return false;
        }

        half = BitConverter.ToUInt16(ram.Bytes(offset, sizeof(ushort)));
        return true;
    }

    private bool IsPermitted(Block block)
    {
        for (ulong place = block.Pc; place < block.Pc + (ulong)block.Bytes; place += sizeof(ushort))
        {
            if (!Guard!.TryResolveFetch(place, sizeof(ushort), out _, out _))
            {
                return false;
            }
        }

        return true;
    }
}
