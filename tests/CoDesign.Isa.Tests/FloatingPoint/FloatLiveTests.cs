using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CoDesign.Isa.Tests;

/// <summary>
/// Every floating-point instruction in every rounding mode, given and dynamic, on thousands of operands: result and fflags must be
/// those of user-mode qemu.
/// </summary>
public sealed class FloatLiveTests
{
    private const ulong Origin = 0x1000_0000;
    private const int OperandBytes = 32;
    private const int ResultBytes = 16;
    private const int RandomOperands = 3000;

    private static readonly string[] Modes = ["rne", "rtz", "rdn", "rup", "rmm"];

    [ToolFact("qemu-riscv32")]
    public void Rv32_computes_as_qemu_does() => Compare("rv32imafdc_zicsr", 0x20190722_0000);

    [ToolFact("qemu-riscv64")]
    public void Rv64_computes_as_qemu_does() => Compare("rv64imafdc_zicsr", 0x20190722_8000);

    private static void Compare(string isa, ulong seed)
    {
        InstructionTable table = InstructionTable.For(IsaString.Parse(isa));
        foreach (bool isDouble in (bool[])[false, true])
        {
            (ulong A, ulong B, ulong C, ulong Integer)[] operands = [.. FloatOperands.Create(isDouble, RandomOperands, seed)];
            Variant[] variants = [.. Variants(table, isDouble)];
            byte[] expected = RunInQemu(table, variants, operands);
            Assert.Equal(variants.Length * operands.Length * ResultBytes, expected.Length);
            var differences = new List<string>();
            for (int v = 0; v < variants.Length; v++)
            {
                var machine = new Machine(table, variants[v]);
                for (int n = 0; n < operands.Length; n++)
                {
                    ReadOnlySpan<byte> theirs = expected.AsSpan(((v * operands.Length) + n) * ResultBytes, ResultBytes);
                    (ulong value, ulong flags) = machine.Execute(operands[n]);
                    ulong wantedValue = BinaryPrimitives.ReadUInt64LittleEndian(theirs);
                    ulong wantedFlags = BinaryPrimitives.ReadUInt32LittleEndian(theirs[8..]);
                    if ((value, flags) != (wantedValue, wantedFlags) && differences.Count < 50)
                    {
                        differences.Add($"{variants[v].Text} frm={variants[v].Dynamic}: {value:x} flags {flags:x}; qemu {wantedValue:x} flags {wantedFlags:x} "
                            + string.Create(CultureInfo.InvariantCulture, $"(a={operands[n].A:x} b={operands[n].B:x} c={operands[n].C:x} i={operands[n].Integer:x})"));
                    }
                }
            }

            Assert.True(differences.Count == 0, $"seed 0x{seed:x}, {isa}\n{string.Join('\n', differences)}");
        }
    }

    // The operands of an instruction of format D are doubles; fcvt.s.d reads one, fcvt.d.s a single.
    private static IEnumerable<Variant> Variants(InstructionTable table, bool isDouble)
    {
        foreach (InstructionDefinition row in table.Definitions.Where(d => d.IsFloat && d.MemoryBytes == 0))
        {
            bool readsDouble = row.Mnemonic is "fcvt.s.d" || (row.Extensions[0] is Extension.D && row.Mnemonic is not "fcvt.d.s");
            if (readsDouble != isDouble)
            {
                continue;
            }

            string text = row.Syntax.ToString().Replace(", rm:rne", ", rm", StringComparison.Ordinal);
            text = text.Replace(" fd", " fa3", StringComparison.Ordinal).Replace(" rd", " a3", StringComparison.Ordinal)
                .Replace("fs1", "fa0", StringComparison.Ordinal).Replace("rs1", "a0", StringComparison.Ordinal)
                .Replace("fs2", "fa1", StringComparison.Ordinal).Replace("fs3", "fa2", StringComparison.Ordinal);
            if (!row.Pattern.Has(OperandKind.Rm))
            {
                yield return new Variant(text, row.HasFloatRd, 0);
                continue;
            }

            for (int mode = 0; mode < Modes.Length; mode++)
            {
                // Another mode in frm, which must not matter; then the mode in frm.
                yield return new Variant(text.Replace(", rm", $", {Modes[mode]}", StringComparison.Ordinal), row.HasFloatRd, (mode + 1) % Modes.Length);
                yield return new Variant(text.Replace(", rm", ", dyn", StringComparison.Ordinal), row.HasFloatRd, mode);
            }
        }
    }

    private static byte[] RunInQemu(InstructionTable table, Variant[] variants, (ulong A, ulong B, ulong C, ulong Integer)[] operands)
    {
        int codeBytes = Code(table, variants, operands.Length, 0).Length;
        int data = (codeBytes + 15) & ~15;
        byte[] code = Code(table, variants, operands.Length, data);
        byte[] image = new byte[data + (operands.Length * OperandBytes) + (variants.Length * operands.Length * ResultBytes)];
        code.CopyTo(image, 0);
        for (int n = 0; n < operands.Length; n++)
        {
            Span<byte> place = image.AsSpan(data + (n * OperandBytes));
            BinaryPrimitives.WriteUInt64LittleEndian(place, operands[n].A);
            BinaryPrimitives.WriteUInt64LittleEndian(place[8..], operands[n].B);
            BinaryPrimitives.WriteUInt64LittleEndian(place[16..], operands[n].C);
            BinaryPrimitives.WriteUInt64LittleEndian(place[24..], operands[n].Integer);
        }

        return Tool.InFolder(folder =>
        {
            string file = Path.Combine(folder, "floats.elf");
            File.WriteAllBytes(file, Elf.Of(table.Isa.Xlen, Origin, image));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
            }

            return Tool.Run(folder, $"qemu-riscv{table.Isa.Xlen}", "floats.elf");
        });
    }

    private static byte[] Code(InstructionTable table, Variant[] variants, int operands, int data)
    {
        ulong first = Origin + (ulong)data;
        ulong results = first + (ulong)(operands * OperandBytes);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Fixed("t1", results)}; {Fixed("t2", results)}");
        for (int v = 0; v < variants.Length; v++)
        {
            string store = variants[v].IsFloat ? "fsd fa3, 0(t2)" : table.Isa.Xlen == 64 ? "sd a3, 0(t2)" : "sw a3, 0(t2)";
            text.AppendLine(CultureInfo.InvariantCulture, $"""
                fsrmi {variants[v].Dynamic}
                {Fixed("t0", first)}
                loop{v}: fld fa0, 0(t0); fld fa1, 8(t0); fld fa2, 16(t0); {(table.Isa.Xlen == 64 ? "ld" : "lw")} a0, 24(t0); fsflagsi 0
                {variants[v].Text}
                frflags a4; {store}; sw a4, 8(t2)
                addi t0, t0, {OperandBytes}; addi t2, t2, {ResultBytes}; bne t0, t1, loop{v}
                """);
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"mv a1, t1; sub a2, t2, t1; li a0, 1; li a7, 64; ecall; li a0, 0; li a7, 93; ecall");
        AssemblyResult result = new Assembler(table).Assemble(text.ToString(), Origin);
        Assert.True(result.Problems.Count == 0, string.Join('\n', result.Problems));
        return result.Code;
    }

    // Two instructions whatever the number is.
    private static string Fixed(string register, ulong value)
    {
        ulong upper = (value + 0x800) >> 12;
        return string.Create(CultureInfo.InvariantCulture, $"lui {register}, 0x{upper:x}; addi {register}, {register}, {(int)value - (int)(upper << 12)}");
    }

    private sealed record Variant(string Text, bool IsFloat, int Dynamic);

    private sealed class Machine
    {
        private readonly ReferenceHart _hart;
        private readonly Instruction[] _block;
        private readonly Variant _variant;
        private readonly bool _is32;

        public Machine(InstructionTable table, Variant variant)
        {
            _hart = new ReferenceHart(table, 0, []);
            _variant = variant;
            _is32 = table.Isa.Xlen == 32;
            AssemblyResult result = new Assembler(table).Assemble(variant.Text, 0);
            Assert.True(table.TryDecode(BitConverter.ToUInt32(result.Code), out Instruction instruction));
            _block = [instruction, new Instruction { Row = Instruction.EndOfBlock }];
            _hart.Csrs[Csrs.Frm] = (ulong)variant.Dynamic;
        }

        public (ulong Value, ulong Flags) Execute((ulong A, ulong B, ulong C, ulong Integer) operands)
        {
            _hart.X[10] = _is32 ? (ulong)(int)operands.Integer : operands.Integer;
            _hart.X[FloatRegisters.FirstSlot + 10] = operands.A;
            _hart.X[FloatRegisters.FirstSlot + 11] = operands.B;
            _hart.X[FloatRegisters.FirstSlot + 12] = operands.C;
            _hart.Csrs[Csrs.Fflags] = 0;
            _hart.Run(_block);
            ulong value = _hart.X[_variant.IsFloat ? FloatRegisters.FirstSlot + 13 : 13];
            return (_is32 && !_variant.IsFloat ? (uint)value : value, _hart.Csrs[Csrs.Fflags]);
        }
    }
}
