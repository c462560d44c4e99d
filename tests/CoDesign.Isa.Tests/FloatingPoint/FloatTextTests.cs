using System.Globalization;

namespace CoDesign.Isa.Tests;

/// <summary>Text of floating-point instructions, by itself and against GNU binutils.</summary>
public sealed class FloatTextTests
{
    private const int WordsPerEncoding = 60;

    private static readonly InstructionTable[] Tables =
        [InstructionTable.For(IsaString.Parse("rv32imafdc_zicsr")), InstructionTable.For(IsaString.Parse("rv64imafdc_zicsr"))];

    [Theory] // words from the encodings of the specification, "RV32/64G Instruction Set Listings"
    [InlineData("fadd.s fa0, fa1, fa2", 0x00C5_F553)]
    [InlineData("fadd.s fa0, fa1, fa2, rne", 0x00C5_8553)]
    [InlineData("fadd.s f10, f11, f12, dyn", 0x00C5_F553)]
    [InlineData("fadd.d ft0, fs1, fa2, rmm", 0x02C4_C053)]
    [InlineData("fmadd.s fa0, fa1, fa2, fa3", 0x68C5_F543)]
    [InlineData("fsqrt.d fa0, fa1", 0x5A05_F553)]
    [InlineData("fcvt.d.s fa0, fa1", 0x4205_8553)] // exact: no rounding mode, so rne
    [InlineData("fcvt.d.w fa0, a0", 0xD205_0553)]
    [InlineData("fcvt.s.w fa0, a0", 0xD005_7553)]
    [InlineData("fcvt.w.s a0, fa0, rtz", 0xC005_1553)]
    [InlineData("flw fa0, 4(sp)", 0x0041_2507)]
    [InlineData("fsd fs0, 8(a0)", 0x0085_3427)]
    [InlineData("fmv.x.w a0, ft11", 0xE00F_8553)]
    [InlineData("fmv.d fa0, fa1", 0x22B5_8553)]
    [InlineData("fneg.s fa0, fa1", 0x20B5_9553)]
    [InlineData("fgt.d a0, fa0, fa1", 0xA2A5_9553)]
    [InlineData("frcsr a0", 0x0030_2573)]
    [InlineData("fsrm a0, a1", 0x0025_9573)]
    [InlineData("fsflagsi 1", 0x0010_D073)]
    public void Assembler_writes_the_word(string text, uint word) =>
        Assert.All(Tables, t => Assert.Equal(word, BitConverter.ToUInt32(AssemblerOf(t, text).Code)));

    [Theory]
    [InlineData("fadd.s a0, fa1, fa2", "'a0' is no floating-point register; f0 to f31 or a name such as fa0 is needed")]
    [InlineData("fadd.s fa0, fa1, f32", "'f32' is no floating-point register; f0 to f31 or a name such as fa0 is needed")]
    [InlineData("fadd.s fa0, fa1, fa2, up", "'up' is no rounding mode; rne, rtz, rdn, rup, rmm or dyn is needed")]
    [InlineData("fadd.s fa0, fa1", "'fadd.s' takes 4 operands, as in 'fadd.s fd, fs1, fs2, rm'; 2 given")]
    [InlineData("feq.s a0, fa1, fa2, rne", "'feq.s' takes 3 operands, as in 'feq.s rd, fs1, fs2'; 4 given")]
    [InlineData("fcvt.w.s fa0, fa1", "'fa0' is no register; x0 to x31 or a name such as a0 is needed")]
    [InlineData("c.fld ft0, 0(a0)", "fd = ft0 is out of range: f8 to f15 (fs0, fs1, fa0 to fa5)")]
    public void Assembler_says_what_is_wrong(string text, string problem) =>
        Assert.All(Tables, t => Assert.Equal(problem, Assert.Single(AssemblerOf(t, text).Problems).Message));

    [Theory]
    [InlineData(0x00C5_D553)] // rounding modes 5 and 6 are reserved
    [InlineData(0x00C5_E553)]
    [InlineData(0x20C5_B553)] // fsgnj has three functions
    [InlineData(0x04C5_F553)] // fadd.h
    [InlineData(0x5A15_F553)] // fsqrt has no rs2
    public void Reserved_encodings_are_illegal(uint word) => Assert.All(Tables, t => Assert.False(t.TryDecode(word, out _)));

    [Fact]
    public void Compressed_encodings_depend_on_the_width()
    {
        Assert.Equal("c.flw fa0, 0(a0)", new Disassembler(Tables[0]).Disassemble(0x6108, 0));
        Assert.Equal("c.ld a0, 0(a0)", new Disassembler(Tables[1]).Disassemble(0x6108, 0));
        Assert.All(Tables, t => Assert.Equal("c.fld fa0, 0(a0)", new Disassembler(t).Disassemble(0x2108, 0)));
    }

    [Fact]
    public void Every_encoding_survives_disassembler_and_assembler()
    {
        foreach (InstructionTable table in Tables)
        {
            var disassembler = new Disassembler(table);
            foreach (uint word in Words(table))
            {
                string text = disassembler.Disassemble(word, 0);
                AssemblyResult result = AssemblerOf(table, text);
                Assert.Empty(result.Problems);
                uint back = result.Code.Length == 2 ? BitConverter.ToUInt16(result.Code) : BitConverter.ToUInt32(result.Code);
                Assert.Equal((text, word), (text, back));
            }
        }
    }

    [ToolFact("riscv64-unknown-elf-objdump")]
    public void Disassembler_writes_what_objdump_does()
    {
        foreach (InstructionTable table in Tables)
        {
            uint[] words = [.. Words(table)];
            string[] lines = Tool.InFolder(folder =>
            {
                File.WriteAllBytes(Path.Combine(folder, "words.bin"), Encoding.Bytes(words));
                return Tool.Text(Tool.Run(folder, "riscv64-unknown-elf-objdump", "-D", "-z", "-b", "binary", "-m", $"riscv:rv{table.Isa.Xlen}",
                    "-M", "no-aliases", "words.bin")).Split('\n');
            });
            string[] answers = [.. lines.Select(l => l.Split('\t', 3)).Where(l => l.Length == 3).Select(l => l[2].Split('#')[0].Trim())];
            Assert.Equal(words.Length, answers.Length);
            var disassembler = new Disassembler(table);
            foreach ((uint word, string answer) in words.Zip(answers))
            {
                string ours = disassembler.Disassemble(word, 0).Replace(", ", ",", StringComparison.Ordinal);
                string theirs = answer.Replace('\t', ' ');

                // binutils 2.40 has exact conversions without a rounding mode only.
                bool isExactWithMode = theirs[0] == '.' && ours.StartsWith("fcvt.d.", StringComparison.Ordinal);
                Assert.True(ours == theirs || isExactWithMode, string.Create(CultureInfo.InvariantCulture, $"0x{word:x8}: '{ours}', objdump: '{theirs}'"));
            }
        }
    }

    private static AssemblyResult AssemblerOf(InstructionTable table, string text) => new Assembler(table).Assemble(text, 0);

    private static IEnumerable<uint> Words(InstructionTable table)
    {
        var chance = new Chance(7);
        IEnumerable<EncodingPattern> patterns = table.Definitions.Where(d => d.IsFloat).Select(d => d.Pattern)
            .Concat(table.Forms.Where(f => f.Extension is Extension.Zcf or Extension.Zcd).Select(f => f.Pattern));
        foreach (EncodingPattern pattern in patterns)
        {
            for (int n = 0; n < WordsPerEncoding; n++)
            {
                uint word = Encoding.RandomWord(pattern, chance);
                if (pattern.Matches(word))
                {
                    yield return word;
                }
            }
        }
    }
}
