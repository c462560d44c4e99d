using System.Globalization;
using System.Text;
using CoDesign.Isa;
using CoDesign.Isa.Tests;
using CoDesign.Machine.Tests.Fixture;
using static CoDesign.Isa.Tests.Encoding;

namespace CoDesign.Machine.Tests.Soundness;

/// <summary>
/// A random program that handles secrets: it computes with them, keeps them in memory, writes to the shared memory and to the serial port,
/// and lets a vendor's module copy. Only some programs branch on registers at random, use them as addresses, or divide.
/// </summary>
internal sealed class SecretGuest
{
    /// <summary>Instructions that the programs have, behind the width.</summary>
    public const string Extensions = "imafdc_zicsr_zifencei_zicntr_zicond_zba_zbb_zbc_zbs_zbkb_zbkx_zknd_zkne_zknh_zcb";

    /// <summary>Bytes of the secret, at the start of the scratch memory.</summary>
    public const int SecretBytes = 64;

    /// <summary>Name of the symbol of the secret.</summary>
    public const string Secret = "secret";

    private const int ScratchBytes = 512;
    private const int Base = 8;
    private const int Rounds = 9;
    private const int Share = 18;
    private const int Port = 19;
    private const int Place = 26;
    private const int Handler = 27;

    // Never a result: branches on them, and the numbers in them, are public.
    private static readonly int[] PublicRegisters = [20, 21, 22, 23];
    private static readonly int[] DataRegisters = [5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17, 28, 29, 30, 31];

    private readonly Chance _chance;
    private readonly StringBuilder _text = new();
    private readonly Kind _kind;
    private int _labels;

    private readonly Rows _rows;
    private readonly string _load;
    private readonly string _store;

    private SecretGuest(int xlen, ulong seed)
    {
        _chance = new Chance(seed);
        _rows = xlen == 64 ? Rows64 : Rows32;
        _load = xlen == 64 ? "ld" : "lw";
        _store = xlen == 64 ? "sd" : "sw";
        _kind = new Kind(Branches: _chance.OneIn(5), Addresses: _chance.OneIn(6), UsesModule: _chance.OneIn(4));
    }

    private static Rows Rows64 { get; } = new(64);

    private static Rows Rows32 { get; } = new(32);

    /// <summary>Makes a program.</summary>
    /// <param name="xlen">Width of its registers.</param>
    /// <param name="seed">Everything follows from it.</param>
    public static string Create(int xlen, ulong seed)
    {
        var guest = new SecretGuest(xlen, seed);
        guest.Write();
        return guest._text.ToString();
    }

    private void Write()
    {
        Line($"""
            la t0, handler; csrw mtvec, t0; li t0, 0x2000; csrs mstatus, t0
            la s0, scratch; li s1, 2; li s2, 0x{ChipText.Share:x}; li s3, 0x{ChipText.Uart:x}
            """);
        foreach (int register in PublicRegisters.Concat(DataRegisters))
        {
            Line($"li x{register}, {(_rows.Xlen == 64 ? (long)_chance.Value() : (int)_chance.Value()).ToString(CultureInfo.InvariantCulture)}");
        }

        for (int register = 0; register < FloatRegisters.Count; register++)
        {
            Line($"fld f{register}, {SecretBytes + (8 * _chance.Below(32))}(s0)");
        }

        for (int i = 0; i < 3; i++)
        {
            Line($"{_load} x{Data()}, {8 * _chance.Below(SecretBytes / 8)}(s0)");
            Line($"fld f{_chance.Below(FloatRegisters.Count)}, {8 * _chance.Below(SecretBytes / 8)}(s0)");
        }

        Line("body:");
        for (int step = 0; step < 40; step++)
        {
            Step();
        }

        if (_kind.UsesModule)
        {
            Job();
        }

        Line($"""
            addi s1, s1, -1; beqz s1, end; j body
            end: {Bench.Pass}
            handler: csrr s11, mepc; addi s11, s11, 4; csrw mepc, s11; mret
            function: addi x{Data()}, x{Data()}, 3
            ret
            .align 6
            scratch:
            """);
        for (int i = 0; i < ScratchBytes / 8; i++)
        {
            Line($".dword 0x{_chance.Value():x}");
            Line(i == (SecretBytes / 8) - 1 ? "scratch_public:" : string.Empty);
        }

        Line(new Descriptor { Label = "job", Op = Descriptor.Copy, Inputs = [("0x90000400", "64")], Outputs = [("0x90000600", "64")] }.Text());
    }

    private void Step()
    {
        switch (_chance.Below(24))
        {
            case < 9:
                Emit(Random(_rows.Plain));
                break;
            case < 13:
                Access();
                break;
            case 13 or 14 or 15:
                Emit(Random(_chance.Of(_rows.Floats)));
                break;
            case 16:
                Atomic();
                break;
            case 17:
                Branch();
                break;
            case 18:
                Line($"{_chance.Of([_store, "sw", "sh", "sb"])} x{Data()}, {0x400 + (8 * _chance.Below(8))}(s2)");
                break;
            case 19:
                Line(_chance.Of([$"sb x{Data()}, 0(s3)", $"{_load} x{Data()}, {0x400 + (8 * _chance.Below(8))}(s2)", $"lw x{Data()}, {0x600 + (8 * _chance.Below(8))}(s2)"]));
                break;
            case 20:
                Csr();
                break;
            case 21 when _kind.Addresses:
                Line($"andi x{Place}, x{Data()}, 0xf8; add x{Place}, x{Place}, s0; {_load} x{Data()}, 0(x{Place})");
                break;
            case 22 when _kind.Branches:
                Emit(Random(_rows.Divisions));
                break;
            default:
                Rare();
                break;
        }
    }

    // In the scratch memory; now and then at an address that is no multiple of the size.
    private void Access()
    {
        InstructionDefinition row = _chance.Of(_rows.Accesses);
        int place = _chance.Below((ScratchBytes - 16) / row.MemoryBytes) * row.MemoryBytes;
        place += _chance.OneIn(12) ? 1 : 0;
        int register = row.Shape is Shape.FloatLoad or Shape.FloatStore ? _chance.Below(FloatRegisters.Count) : Data();
        Emit(Word(row.Pattern, register, Base, register, place));
    }

    private void Atomic()
    {
        InstructionDefinition row = _chance.Of(_rows.Atomics);
        Line($"addi x{Place}, s0, {_chance.Below(32) * 8}");
        if (row.Shape is Shape.StoreConditional)
        {
            Line($"{(row.MemoryBytes == 8 ? "lr.d" : "lr.w")} x{Data()}, (x{Place})");
        }

        Emit(Word(row.Pattern, Data(), Place, row.Shape is Shape.LoadReserved ? 0 : Data()));
    }

    private void Branch()
    {
        int label = _labels++;
        int left = _kind.Branches ? Data() : _chance.Of(PublicRegisters);
        Line($"{_chance.Of(_rows.Branches).Mnemonic} x{left}, x{_chance.Of(PublicRegisters)}, skip{label}");
        for (int step = _chance.Below(3); step >= 0; step--)
        {
            Emit(Random(_rows.Plain));
        }

        Line($"skip{label}:");
    }

    private void Csr()
    {
        int flags = _chance.Below(32);
        Line(_chance.Of(
        [
            $"csrrw x{Data()}, mscratch, x{Data()}", $"csrrs x{Data()}, mscratch, x{Data()}", $"csrrc x{Data()}, mscratch, x{Data()}",
            $"csrrwi x{Data()}, mscratch, {flags}", $"csrrsi x{Data()}, mscratch, {flags}", $"csrrci x{Data()}, mscratch, {flags}",
            $"csrr x{Data()}, fflags", $"csrw fflags, x{Data()}", $"csrrci x{Data()}, fflags, {flags}", $"csrr x{Data()}, fcsr", $"csrwi frm, {_chance.Below(5)}",
        ]));
    }

    private void Rare()
    {
        switch (_chance.Below(6))
        {
            case 0:
                Line("ecall");
                break;
            case 1:
                Line("call function");
                break;
            case 2:
                Line($"rdcycle x{Data()}");
                break;
            case 3:
                Line("fence.i");
                break;
            case 4:
                int place = Data();
                Line($"la x{place}, far{_labels}; jr x{place}; .word 0; far{_labels++}:");
                break;
            default:
                Emit(Random(_rows.Plain));
                break;
        }
    }

    private void Job()
    {
        int label = _labels++;
        Line($"""
            {Firmware.Copy("job", "0x90000000", 64, $"fill{label}")}
            {Firmware.Start(0x4002_0000, "0x90000000")} lw t1, 0x20(s3); addi t1, t1, 1; sw t1, 0x24(s3)
            poll{label}: lw t2, 0x20(s3); bne t1, t2, poll{label}
            li s3, 0x{ChipText.Uart:x}
            """);
    }

    // Any sources; a result where results may stand.
    private uint Random(IReadOnlyList<InstructionDefinition> rows)
    {
        while (true)
        {
            InstructionDefinition row = _chance.Of(rows);
            uint word = RandomWord(row.Pattern, _chance);
            if (_rows.Table.TryDecode(word, out Instruction i) && i.Row == row.Number && (row.HasFloatRd || i.Rd == 0 || Array.IndexOf(DataRegisters, i.Rd) >= 0))
            {
                return word;
            }
        }
    }

    private int Data() => _chance.Of(DataRegisters);

    private void Emit(uint word) => Line(InstructionTable.LengthOf(word) == 2 ? $".half 0x{word & 0xFFFF:x}" : $".word 0x{word:x}");

    private void Line(string text) => _text.AppendLine(text);

    private sealed class Rows
    {
        public Rows(int xlen)
        {
            Xlen = xlen;
            Table = InstructionTable.For(IsaString.Parse($"rv{xlen}{Extensions}"));
            Plain = Where(d => d.Shape is Shape.AluRegister or Shape.AluRegisterImmediate or Shape.AluImmediate or Shape.Upper && d.OpClass is not OpClass.IntDiv);
            Divisions = Where(d => d.OpClass is OpClass.IntDiv);
            Accesses = Where(d => d.Shape is Shape.Load or Shape.Store or Shape.FloatLoad or Shape.FloatStore);
            Atomics = Where(d => d.Shape is Shape.Atomic or Shape.LoadReserved or Shape.StoreConditional);
            Branches = Where(d => d.Shape is Shape.Branch);
            Shape[] floats = [Shape.FloatUnary, Shape.FloatBinary, Shape.FloatTernary, Shape.FloatCompare, Shape.FloatToInteger, Shape.IntegerToFloat];
            Floats = [.. floats.Select(s => Where(d => d.Shape == s))];
        }

        public int Xlen { get; }

        public InstructionTable Table { get; }

        public IReadOnlyList<InstructionDefinition> Plain { get; }

        public IReadOnlyList<InstructionDefinition> Divisions { get; }

        /// <summary>By shape: some have few rows, and each must be tried.</summary>
        public IReadOnlyList<IReadOnlyList<InstructionDefinition>> Floats { get; }

        public IReadOnlyList<InstructionDefinition> Accesses { get; }

        public IReadOnlyList<InstructionDefinition> Atomics { get; }

        public IReadOnlyList<InstructionDefinition> Branches { get; }

        private InstructionDefinition[] Where(Func<InstructionDefinition, bool> isWanted) => [.. Table.Definitions.Where(isWanted)];
    }

    private sealed record Kind(bool Branches, bool Addresses, bool UsesModule);
}
