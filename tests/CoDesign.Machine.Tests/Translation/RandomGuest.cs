using System.Globalization;
using System.Text;
using CoDesign.Isa;
using CoDesign.Isa.Tests;
using CoDesign.Machine.Tests.Fixture;
using static CoDesign.Isa.Tests.Encoding;

namespace CoDesign.Machine.Tests.Translation;

/// <summary>
/// A program of random instructions, as assembly: a loop around a body, with functions that it calls, traps that a handler skips, and
/// a timer that interrupts at moments which depend on everything that happened before. The handler folds where it was called from
/// into s10, so that an interrupt one instruction early or late shows.
/// </summary>
internal sealed class RandomGuest
{
    // s0 the scratch memory, s1 the rounds that are left, s10 the trace of the handler, s11 its scratch.
    private const int Base = 8;
    private const int Rounds = 9;
    private const int Trace = 26;
    private const int Handler = 27;
    private const int ScratchBytes = 2048;

    // Where labels are followed, the first bytes of the scratch memory carry one.
    private const int SecretWords = 4;

    private readonly InstructionTable _table;
    private readonly Chance _chance;
    private readonly StringBuilder _text = new();
    private readonly IReadOnlyList<InstructionDefinition> _plain;
    private readonly IReadOnlyList<InstructionDefinition> _floats;
    private int _labels;

    private RandomGuest(InstructionTable table, ulong seed)
    {
        _table = table;
        _chance = new Chance(seed);
        _plain = RowsOf(s => s is Shape.AluRegister or Shape.AluRegisterImmediate or Shape.AluImmediate or Shape.Upper);
        _floats = RowsOf(s => s is Shape.FloatUnary or Shape.FloatBinary or Shape.FloatTernary or Shape.FloatCompare or Shape.FloatToInteger or Shape.IntegerToFloat);
    }

    /// <summary>Makes a program.</summary>
    /// <param name="isa">Instructions that it may have.</param>
    /// <param name="seed">Everything follows from it.</param>
    /// <param name="steps">Random steps in the body; each is one instruction or a few.</param>
    /// <param name="rounds">How often the body runs.</param>
    public static string Create(string isa, ulong seed, int steps, int rounds)
    {
        var guest = new RandomGuest(InstructionTable.For(IsaString.Parse(isa)), seed);
        guest.Write(isa.StartsWith("rv64", StringComparison.Ordinal), steps, rounds);
        return guest._text.ToString();
    }

    private IReadOnlyList<InstructionDefinition> RowsOf(Func<Shape, bool> isWanted) => [.. _table.Definitions.Where(d => isWanted(d.Shape))];

    private void Write(bool is64, int steps, int rounds)
    {
        string load = is64 ? "ld" : "lw";
        string store = is64 ? "sd" : "sw";
        Line($"""
            la t0, handler; csrw mtvec, t0
            li t0, 0x2000; csrs mstatus, t0
            la s0, scratch; li s1, {rounds}; li s10, 0
            li t0, 0x0200bff8; lw t1, 0(t0); addi t1, t1, 50; li t0, 0x02004000; sw t1, 0(t0); sw x0, 4(t0)
            li t0, 0x80; csrw mie, t0; csrsi mstatus, 8
            """);
        for (int register = 1; register < Registers.Count; register++)
        {
            if (register is not (Base or Rounds or Trace or Handler))
            {
                Line($"li x{register}, {Value(is64)}");
            }
        }

        if (_floats.Count > 0)
        {
            for (int register = 0; register < Registers.Count; register++)
            {
                Line($"{(is64 ? "fld" : "flw")} f{register}, {8 * register}(s0)");
            }
        }

        Line("body:");
        for (int step = 0; step < steps; step++)
        {
            Step(steps < 40 || step % 40 != 39);
        }

        Line($"""
            addi s1, s1, -1; beqz s1, end; j body
            end: csrci mstatus, 8; {Bench.Pass}
            handler: csrw mscratch, t0
            csrr s11, mepc; xor s10, s10, s11; slli s11, s10, 5; srli s10, s10, {(is64 ? 59 : 27)}; or s10, s10, s11
            csrr t0, mcause; bltz t0, tick
            csrr s11, mepc; lhu t0, 0(s11); andi t0, t0, 3; addi t0, t0, -3; beqz t0, long; addi s11, s11, -2
            long: addi s11, s11, 4; csrw mepc, s11; csrr t0, mscratch; mret
            tick: li t0, 0x0200bff8; lw s11, 0(t0); addi s11, s11, 7; li t0, 0x02004000; sw s11, 0(t0)
            csrr t0, mscratch; mret
            """);
        for (int function = 0; function < 3; function++)
        {
            Line($"function{function}: {store} ra, {ScratchBytes - 64 + (8 * function)}(s0)");
            for (int step = 0; step < 12; step++)
            {
                Step(mayCall: false);
            }

            Line($"{load} ra, {ScratchBytes - 64 + (8 * function)}(s0); ret");
        }

        Line(".align 6");
        Line("scratch:");
        for (int i = 0; i < ScratchBytes / 8; i++)
        {
            Line($".dword 0x{_chance.Value():x}");
            if (i == SecretWords - 1)
            {
                Line("scratch_secrets_end:");
            }
        }
    }

    private void Step(bool mayCall)
    {
        switch (_chance.Below(24))
        {
            case < 9:
                Words([Random(_plain)]);
                break;
            case < 13:
                Access(RowsOf(s => s is Shape.Load or Shape.Store));
                break;
            case 13 when _floats.Count > 0:
                Access(RowsOf(s => s is Shape.FloatLoad or Shape.FloatStore));
                break;
            case 14 or 15 when _floats.Count > 0:
                Words([Random(_floats)]);
                break;
            case 16:
                Atomic();
                break;
            case 17 or 18:
                Branch();
                break;
            case 19 when mayCall:
                Line($"call function{_chance.Below(3)}");
                break;
            case 20:
                Line(_chance.Of(["rdcycle", "rdinstret"]) + $" x{Target()}");
                break;
            case 21:
                Rare();
                break;
            default:
                Words([Random(_plain)]);
                break;
        }
    }

    // An address in the scratch memory, now and then misaligned, in the last bytes of a line, or of nothing at all.
    private void Access(IReadOnlyList<InstructionDefinition> rows)
    {
        InstructionDefinition row = _chance.Of(rows);
        int place = _chance.Below((ScratchBytes - 128) / row.MemoryBytes) * row.MemoryBytes;
        int address = Base;
        if (_chance.OneIn(20))
        {
            place++;
        }
        else if (_chance.OneIn(40))
        {
            address = Any();
        }

        int other = row.Shape is Shape.FloatLoad or Shape.FloatStore ? Any() : Target();
        Words([Word(row.Pattern, other, address, Any(), place)]);
    }

    private void Atomic()
    {
        InstructionDefinition row = _chance.Of(RowsOf(s => s is Shape.Atomic or Shape.LoadReserved or Shape.StoreConditional));
        int address = Target();
        Line($"addi x{address}, s0, {_chance.Below(64) * 8}");
        Words([Word(row.Pattern, Target(), address, row.Shape is Shape.LoadReserved ? 0 : Any())]);
    }

    private void Branch()
    {
        int label = _labels++;
        InstructionDefinition row = _chance.Of(RowsOf(s => s is Shape.Branch));
        Line($"{row.Mnemonic} x{Any()}, x{Any()}, skip{label}");
        for (int step = _chance.Below(4); step >= 0; step--)
        {
            Words([Random(_plain)]);
        }

        if (_chance.OneIn(3))
        {
            Line($"j after{label}");
            Line($"skip{label}:");
            Words([Random(_plain)]);
            Line($"after{label}:");
        }
        else
        {
            Line($"skip{label}:");
        }
    }

    // What ends blocks, and what no table has.
    private void Rare()
    {
        int label = _labels++;
        switch (_chance.Below(6))
        {
            case 0:
                Line("fence.i");
                break;
            case 1:
                Line("ecall");
                break;
            case 2:
                Line(".word 0xffffffff");
                break;
            case 3:
                int place = Target();
                place = place == 0 ? Registers.Count - 1 : place;
                Line($"la x{place}, far{label}; jr x{place}; .word 0; far{label}:");
                break;
            case 4 when _floats.Count > 0:
                Line($"csrwi frm, {_chance.Below(6)}");
                break;
            default:
                Line("fence");
                break;
        }
    }

    private uint Random(IReadOnlyList<InstructionDefinition> rows)
    {
        while (true)
        {
            InstructionDefinition row = _chance.Of(rows);
            uint word = RandomWord(row.Pattern, _chance);
            if (_table.TryDecode(word, out Instruction i) && i.Row == row.Number && (row.HasFloatRd || !IsReserved(i.Rd)))
            {
                return word;
            }
        }
    }

    private int Any() => _chance.Below(Registers.Count);

    private int Target()
    {
        while (true)
        {
            int register = Any();
            if (!IsReserved(register))
            {
                return register;
            }
        }
    }

    private static bool IsReserved(int register) => register is Base or Rounds or Trace or Handler;

    private string Value(bool is64) => is64
        ? ((long)_chance.Value()).ToString(CultureInfo.InvariantCulture)
        : ((int)_chance.Value()).ToString(CultureInfo.InvariantCulture);

    private void Words(IEnumerable<uint> words)
    {
        foreach (uint word in words)
        {
            Line(InstructionTable.LengthOf(word) == 2 ? $".half 0x{word & 0xFFFF:x}" : $".word 0x{word:x}");
        }
    }

    private void Line(string text) => _text.AppendLine(text);
}
