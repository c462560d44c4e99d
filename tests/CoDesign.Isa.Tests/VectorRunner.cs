using System.Globalization;
using static CoDesign.Isa.Tests.Vectors;

namespace CoDesign.Isa.Tests;

/// <summary>
/// Executes a vector: encodes the row or form with fixed registers, decodes the word, runs it through the generated dispatch, and
/// writes the vector again with the results found.
/// </summary>
internal sealed partial class VectorRunner
{
    private const ulong MemoryBase = 0x9000_0000;
    private const ulong Middle = MemoryBase + 0x1000;
    private const int Rd = 12;
    private const int Rs1 = Registers.A0;
    private const int Rs2 = Registers.A1;
    private const int Rs3 = 13;
    private const int Csr = CoDesign.Isa.Csrs.Mscratch;

    private readonly ReferenceHart _hart;
    private readonly InstructionTable _table;
    private readonly string[] _inputs;
    private readonly InstructionDefinition _row;
    private readonly EncodingPattern _pattern;
    private readonly ulong _pc;
    private Instruction _instruction;

    private VectorRunner(string vector, ulong pc)
    {
        string[] words = vector.Split(" -> ")[0].Split(' ');
        _inputs = words[2..];
        _table = EverythingOf(words[0]);
        _pc = pc;
        byte[] memory = new byte[0x2000];
        Array.Fill(memory, (byte)0xCC);
        _hart = new ReferenceHart(_table, MemoryBase, memory) { BlockPc = pc };
        CompressedForm? form = _table.Forms.SingleOrDefault(f => f.Syntax.Mnemonic == words[1]);
        Assert.True(_table.TryFind(form?.ExpansionMnemonic ?? words[1], out _row), $"no instruction {words[1]} in {_table.Isa}");
        _pattern = form?.Pattern ?? _row.Pattern;
    }

    /// <summary>The vector with the outputs that the row's method gives.</summary>
    /// <param name="vector">A line of data/*.txt; its outputs are ignored.</param>
    /// <param name="pc">Where the instruction lies.</param>
    public static string Run(string vector, ulong pc) =>
        $"{vector.Split(" -> ")[0]} -> {new VectorRunner(vector, pc).Outputs()}";

    private string Outputs()
    {
        switch (_row.Shape)
        {
            case Shape.AluRegister:
                Execute(0, Value(0), Value(1));
                return Result();
            case Shape.AluRegisterImmediate:
                Execute(Decimal(_inputs[2]), Value(0), Value(1));
                return Result();
            case Shape.AluImmediate:
                Execute(_inputs.Length > 1 ? Decimal(_inputs[1]) : 0, Value(0));
                return Result();
            case Shape.Upper:
                Execute((int)(Hex(_inputs[0]) << 12));
                return _row.Mnemonic == "lui" ? Result() : Show(_hart.X[_instruction.Rd] - _pc);
            case Shape.Load:
                Place(Middle, Hex(_inputs[1]), _row.MemoryBytes);
                Execute(Decimal(_inputs[0]), Middle - (ulong)Decimal(_inputs[0]));
                return Result();
            case Shape.Store:
                Execute(Decimal(_inputs[0]), Middle - (ulong)Decimal(_inputs[0]), Value(1));
                return Read(Middle, 8);
            case Shape.Branch:
                return Branch();
            case Shape.Jump:
                Execute(Decimal(_inputs[0]));
                return $"{Link()} {Relative(_hart.Pc, _pc)}";
            case Shape.JumpRegister:
                Execute(Decimal(_inputs[1]), Middle + (ulong)Decimal(_inputs[0]));
                return $"{Link()} {Relative(_hart.Pc, Middle)}";
            case Shape.Atomic or Shape.LoadReserved or Shape.StoreConditional:
                return Atomic();
            case Shape.CsrRegister or Shape.CsrImmediate:
                bool isRegister = _row.Shape is Shape.CsrRegister;
                _hart.Csrs[Csr] = Value(0);
                Execute(isRegister ? 0 : Decimal(_inputs[1]), isRegister ? Value(1) : 0);
                return $"{Result()} {Show(_hart.Csrs[Csr])}";
            case Shape.FloatLoad:
                return FloatLoad();
            case Shape.FloatStore:
                return FloatStore();
            case Shape.CacheBlock:
                Execute(0, Middle + (ulong)Decimal(_inputs[0]));
                return $"{_hart.Effect} {Zeroed()}";
            default:
                if (_row.IsFloat)
                {
                    return Float();
                }

                Execute(0);
                return $"{_hart.Effect}";
        }
    }

    private string Branch()
    {
        const int Distance = -64;
        Execute(Distance, Value(0), Value(1));
        Assert.Equal(_hart.Address(_pc + (_hart.IsTaken ? unchecked((ulong)Distance) : _instruction.Length)), _hart.Pc);
        return _hart.IsTaken ? "taken" : "not";
    }

    private string Atomic()
    {
        Place(Middle, Hex(_inputs[0]), _row.MemoryBytes);
        _hart.Reservation = _inputs[^1] switch
        {
            "held" => Middle,
            "other" => Middle + 256,
            _ => null,
        };
        Execute(0, Middle, _row.ReadsRs2 ? Value(1) : 0);
        Assert.Equal(_row.Shape is Shape.LoadReserved ? Middle : null, _hart.Reservation);
        return _row.Shape is Shape.LoadReserved ? Result() : $"{Result()} {Read(Middle, _row.MemoryBytes)}";
    }

    // First byte that is zero now, and how many are.
    private string Zeroed()
    {
        ReadOnlySpan<byte> memory = _hart.Memory;
        int first = memory.IndexOf((byte)0);
        string place = first < 0 ? "-" : Relative(MemoryBase + (ulong)first, Middle);
        return $"{place} {memory.Count((byte)0)}";
    }

    private void Execute(int immediate, ulong rs1 = 0, ulong rs2 = 0, ulong rs3 = 0)
    {
        uint word = _pattern.Match;
        foreach (OperandKind operand in _pattern.Fields.Select(f => f.Operand).Distinct())
        {
            int value = operand switch
            {
                OperandKind.Rd => Rd,
                OperandKind.Rs1 => Rs1,
                OperandKind.Rs2 => Rs2,
                OperandKind.Rs3 => Rs3,
                OperandKind.Rm => _mode,
                OperandKind.Immediate or OperandKind.Zimm => immediate,
                OperandKind.Csr => Csr,
                _ => 0,
            };
            Assert.True(_pattern.TryInsert(ref word, operand, value), $"{_row}: {operand} = {value}");
        }

        Assert.True(_table.TryDecode(word, out _instruction), $"{_row}: 0x{word:x8} does not decode");
        Assert.Equal(_row.Number, _instruction.Row);
        Array.Fill(_hart.X, 0xDEAD_DEAD_DEAD_DEAD, 1, Registers.Count - 1);
        if (_row.ReadsRs1)
        {
            Set(_instruction.Rs1, rs1);
        }

        if (_row.ReadsRs2)
        {
            Set(_instruction.Rs2, rs2);
        }

        if (_row.ReadsRs3)
        {
            Set(_instruction.Rs3, rs3);
        }

        Instruction end = _hart.Run([_instruction, new Instruction { Row = Instruction.EndOfBlock }]);
        Assert.Null(_hart.Fault);
        Assert.Equal(_row.EndsBlock ? _instruction.Row : Instruction.EndOfBlock, end.Row);
    }

    // A form may read x0 in place of a register: then the vector must say 0.
    private void Set(int register, ulong value)
    {
        Assert.True(register != 0 || value == 0);
        _hart.Write(register, register >= FloatRegisters.FirstSlot ? value : _hart.Register(value));
    }

    private ulong Value(int index) => _hart.Register(Hex(_inputs[index]));

    private string Result()
    {
        ulong value = _hart.X[_instruction.Rd];
        Assert.Equal(_hart.Register(value), value); // a 32-bit hart keeps its registers sign-extended
        return Show(value);
    }

    private string Link() => _instruction.Rd == 0 ? "-" : Relative(_hart.X[_instruction.Rd], _pc);

    private string Relative(ulong address, ulong origin) => ((long)_hart.Register(address - origin)).ToString(CultureInfo.InvariantCulture);

    private string Show(ulong value) => _hart.Address(value).ToString("x", CultureInfo.InvariantCulture);

    private void Place(ulong address, ulong value, int bytes)
    {
        for (int i = 0; i < bytes; i++)
        {
            Assert.True(_hart.TryStore(address + (ulong)i, (byte)(value >> (8 * i))));
        }
    }

    // Reads bytes and asserts that those around them were left alone.
    private string Read(ulong address, int bytes)
    {
        Assert.Equal(-1, _hart.At(MemoryBase, (int)(address - MemoryBase)).IndexOfAnyExcept((byte)0xCC));
        Assert.Equal(-1, _hart.At(address + (ulong)bytes, 0x100).IndexOfAnyExcept((byte)0xCC));
        ulong value = 0;
        for (int i = bytes - 1; i >= 0; i--)
        {
            value = value << 8 | _hart.At(address, bytes)[i];
        }

        return value.ToString("x", CultureInfo.InvariantCulture);
    }
}
