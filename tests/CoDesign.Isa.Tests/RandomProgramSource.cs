using static CoDesign.Isa.Tests.Encoding;

namespace CoDesign.Isa.Tests;

/// <summary>Makes random programs of the instructions of a table.</summary>
internal sealed class RandomProgramSource
{
    // qemu 7.2 counts on into the upper word, where the specification says 32 ("Zbb", "ctzw"); our vectors of it are worked by hand.
    private const string WrongInQemu = "ctzw";

    private readonly InstructionTable _table;
    private readonly Chance _chance;
    private readonly int _base;
    private readonly uint _nop;

    private RandomProgramSource(InstructionTable table, ulong seed)
    {
        _table = table;
        _chance = new Chance(seed);
        _base = 1 + _chance.Below(Registers.Count - 1);
        _nop = Addi(0, 0, 0);
    }

    public static RandomProgram Create(InstructionTable table, ulong seed, int steps)
    {
        var source = new RandomProgramSource(table, seed);
        ulong[] registers = [.. Enumerable.Range(0, Registers.Count).Select(_ => source._chance.Value())];
        byte[] scratch = new byte[RandomProgram.ScratchBytes];
        for (int i = 0; i < scratch.Length; i++)
        {
            scratch[i] = source._chance.OneIn(3) ? (byte)0xFF : (byte)source._chance.Next();
        }

        uint[][] words = [.. Enumerable.Range(0, steps).Select(_ => source.Step(mayBranch: true))];
        return new RandomProgram(seed, source._base, registers, scratch, words);
    }

    private uint[] Step(bool mayBranch) => _chance.Below(mayBranch ? 12 : 9) switch
    {
        < 3 => [Plain(() => RowOf(IsPlain, except: WrongInQemu).Pattern)],
        < 5 => [Plain(() => FormOf(IsPlain).Pattern)],
        5 => Access(RowOf(s => s is Shape.Load or Shape.Store)),
        6 => ShortAccess(FormOf(s => s is Shape.Load or Shape.Store)),
        7 => Atomic(RowOf(s => s is Shape.Atomic)),
        8 => Reserved(RowOf(s => s is Shape.LoadReserved)),
        9 => Branch(RowOf(s => s is Shape.Branch or Shape.Jump)),
        10 => ShortBranch(FormOf(s => s is Shape.Branch or Shape.Jump)),
        _ => _chance.OneIn(2) ? JumpRegister() : ShortJumpRegister(FormOf(s => s is Shape.JumpRegister)),
    };

    private static bool IsPlain(Shape shape) => shape is Shape.AluRegister or Shape.AluRegisterImmediate or Shape.AluImmediate or Shape.Upper or Shape.Fence;

    private InstructionDefinition RowOf(Func<Shape, bool> isWanted, string? except = null) =>
        _chance.Of([.. _table.Definitions.Where(d => isWanted(d.Shape) && d.Mnemonic != except)]);

    private CompressedForm FormOf(Func<Shape, bool> isWanted) =>
        _chance.Of([.. _table.Forms.Where(f => isWanted(TargetOf(_table, f).Shape))]);

    // Another choice if the word is reserved, a region marker, or writes the base register.
    private uint Plain(Func<EncodingPattern> choose)
    {
        while (true)
        {
            uint word = RandomWord(choose(), _chance);
            if (_table.TryDecode(word, out Instruction i) && i.Rd != _base && IsPlain(InstructionRows.All[i.Row].Shape))
            {
                return word;
            }
        }
    }

    // The address is the base register plus the immediate, or in another register plus the immediate; now and then misaligned.
    private uint[] Access(InstructionDefinition row)
    {
        int place = AlignedPlace(row.MemoryBytes);
        place -= place > 0 && _chance.OneIn(8) ? 1 : 0;
        if (_chance.OneIn(2))
        {
            return [Word(row.Pattern, Target(), _base, Any(), place)];
        }

        int address = Target(except: [0]);
        int offset = _chance.Below(2048) - 1024;
        return [Addi(address, _base, place - offset), Word(row.Pattern, Target(), address, Any(), offset)];
    }

    private uint[] ShortAccess(CompressedForm form)
    {
        int last = RandomProgram.ScratchBytes - TargetOf(_table, form).MemoryBytes;
        while (true)
        {
            uint word = RandomWord(form.Pattern, _chance);
            if (_table.TryDecode(word, out Instruction i) && i.Rd != _base && i.Immediate <= last)
            {
                int place = i.Immediate + _chance.Below(last - i.Immediate + 1);
                return i.Rs1 == _base ? [word] : [Addi(i.Rs1, _base, place - i.Immediate), word];
            }
        }
    }

    private uint[] Atomic(InstructionDefinition row)
    {
        int address = Target(except: [0]);
        return [Addi(address, _base, AlignedPlace(row.MemoryBytes)), Ordered(row, Target(), address, Any())];
    }

    // A store under the reservation of the load before it, under one of another address, or under none. No reservation outlives
    // its step: qemu compares the value in memory as well, so a store in between would tell us apart.
    private uint[] Reserved(InstructionDefinition load)
    {
        InstructionDefinition store = Row(_table, load.Mnemonic.Replace("lr", "sc", StringComparison.Ordinal));
        int address = Target(except: [0]);
        int other = Target(except: [0, address]);
        int place = AlignedPlace(load.MemoryBytes);
        uint[] addresses = [Addi(address, _base, place), Addi(other, _base, (place + 64) % RandomProgram.ScratchBytes)];
        uint reserve = _chance.OneIn(4) ? _nop : Ordered(load, Target(except: [address, other]), address, 0);
        return [.. addresses, reserve, Ordered(store, Target(), _chance.OneIn(4) ? other : address, Any())];
    }

    private uint[] Branch(InstructionDefinition row)
    {
        uint[] skipped = Skipped();
        int left = Any();
        return [Word(row.Pattern, Target(), left, _chance.OneIn(4) ? left : Any(), 4 + BytesOf(skipped)), .. skipped];
    }

    private uint[] ShortBranch(CompressedForm form)
    {
        uint[] skipped = Skipped();
        uint word = Word(form.Pattern, 0, 8 + _chance.Below(8), 0, 2 + BytesOf(skipped));
        return _table.TryDecode(word, out Instruction i) && i.Rd == _base ? skipped : [word, .. skipped];
    }

    private uint[] JumpRegister()
    {
        uint[] skipped = Skipped();
        int address = Target(except: [0]);
        return [
            Word(_table, "auipc", address),
            Word(_table, "jalr", Target(), address, immediate: 8 + BytesOf(skipped) + _chance.Below(2)), // bit 0 of the sum is cleared
            .. skipped];
    }

    private uint[] ShortJumpRegister(CompressedForm form)
    {
        uint[] skipped = Skipped();
        int address = Target(except: [0]);
        uint word = Word(form.Pattern, 0, address, 0);
        return _table.TryDecode(word, out Instruction i) && i.Rd == _base
            ? skipped
            : [Word(_table, "auipc", address), Addi(address, address, 10 + BytesOf(skipped) + _chance.Below(2)), word, .. skipped];
    }

    private uint[] Skipped() => [.. Enumerable.Range(0, _chance.Below(4)).SelectMany(_ => Step(mayBranch: false)), _nop];

    private int AlignedPlace(int bytes) => _chance.Below(RandomProgram.ScratchBytes / bytes) * bytes;

    private int Any() => _chance.Below(Registers.Count);

    // A register that may be written.
    private int Target(int[]? except = null)
    {
        while (true)
        {
            int register = Any();
            if (register != _base && except?.Contains(register) is not true)
            {
                return register;
            }
        }
    }

    private uint Addi(int rd, int rs1, int immediate) => Word(_table, "addi", rd, rs1, immediate: immediate);

    private uint Ordered(InstructionDefinition row, int rd, int rs1, int rs2)
    {
        uint word = Word(row.Pattern, rd, rs1, rs2);
        Insert(row.Pattern, ref word, OperandKind.Aq, _chance.Below(2));
        Insert(row.Pattern, ref word, OperandKind.Rl, _chance.Below(2));
        return word;
    }
}
