using static CoDesign.Isa.Tests.Encoding;

namespace CoDesign.Isa.Tests;

/// <summary>How rows and forms share the space of instruction words.</summary>
public sealed class TableTests
{
    private const int WordsPerEncoding = 200;

    private static readonly InstructionTable[] Tables = Vectors.Tables;

    public static TheoryData<int> Widths => [32, 64];

    [Fact]
    public void Encodings_that_overlap_are_refused()
    {
        // Fixes rs2 and leaves the upper bits of funct7 open: add a0, a1, ra is both, and neither contains the other.
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() =>
            TableWith(Row("bogus rd, rs1, imm", "000 imm[3:0] 00001 rs1 000 rd 0110011")));
        Assert.Equal(
            "encodings overlap and neither is strictly more specific: "
            + "add (0000000 rs2 rs1 000 rd 0110011) and bogus (000 imm[3:0] 00001 rs1 000 rd 0110011)",
            error.Message);
    }

    [Fact]
    public void Encoding_that_exists_already_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => TableWith(Row("plus rd, rs1, rs2", "0000000 rs2 rs1 000 rd 0110011")));

    [Fact]
    public void Short_encodings_that_overlap_are_refused()
    {
        var bogus = new CompressedForm("c.bogus", "00 uimm[0] 0 00001 uimm[5:1] 01", "ebreak");
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() =>
            new InstructionTable(Tables[1].Isa, InstructionRows.All, [.. Extensions.Compressed.All, bogus]));
        Assert.EndsWith(" and c.bogus (00 uimm[0] 0 00001 uimm[5:1] 01)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlap_in_another_width_or_extension_is_none()
    {
        InstructionDefinition[] rows =
        [
            Row("add rd, rs1, rs2", "0000000 rs2 rs1 000 rd 0110011"),
            Row("plus rd, rs1, rs2", "0000000 rs2 rs1 000 rd 0110011", XlenSet.Rv32),
        ];
        Assert.Single(new InstructionTable(IsaString.Parse("rv64i"), rows, []).Definitions);
        Assert.Throws<InvalidOperationException>(() => new InstructionTable(IsaString.Parse("rv32i"), rows, []));
    }

    [Fact]
    public void Most_specific_encoding_wins_in_any_order()
    {
        InstructionDefinition[] rows =
        [
            Row("any rd, rs1, imm", "imm[11:0] rs1 000 rd 0001011"),
            Row("zero imm", "imm[11:0] 00000 000 00000 0001011"),
            Row("one", "000000000001 00000 000 00000 0001011"),
        ];
        foreach (InstructionDefinition[] order in (InstructionDefinition[][])[rows, [.. rows.Reverse()], [rows[1], rows[0], rows[2]]])
        {
            var table = new InstructionTable(IsaString.Parse("rv32i"), order, []);
            Assert.Equal("one", MnemonicOf(table, 0x0010_000B));
            Assert.Equal("zero", MnemonicOf(table, 0x0020_000B));
            Assert.Equal("any", MnemonicOf(table, 0x0010_008B));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Region_markers_are_eight_words_out_of_slti(int xlen)
    {
        InstructionTable table = Tables[(xlen / 32) - 1];
        string[] markers = ["cd.call", "cd.submit", "cd.wait", "cd.roi.begin", "cd.roi.end", "cd.label", "cd.scrub", "cd.end"];
        for (int immediate = -2048; immediate < 2048; immediate++)
        {
            string expected = immediate is >= 0xC0 and <= 0xC7 ? markers[immediate - 0xC0] : "slti";
            Assert.Equal(expected, MnemonicOf(table, Word(table, "slti", 0, Registers.A0, immediate: immediate)));
        }

        for (int register = 0; register < Registers.Count; register++)
        {
            Assert.Equal(register == Registers.A0, MnemonicOf(table, Word(table, "slti", 0, register, immediate: 0xC0)) == "cd.call");
            Assert.Equal(register == 0, MnemonicOf(table, Word(table, "slti", register, Registers.A0, immediate: 0xC7)) == "cd.end");
        }
    }

    [Theory] // one word, two names: RISC-V Unprivileged ISA, "zext.h" and "pack"; "Zihintpause"
    [InlineData("rv32i_zbb", 0x0805_C533, "zext.h a0, a1")]
    [InlineData("rv32i_zbkb", 0x0805_C533, "pack a0, a1, zero")]
    [InlineData("rv32i_zbb_zbkb", 0x0805_C533, "zext.h a0, a1")]
    [InlineData("rv64i_zbb", 0x0805_C53B, "zext.h a0, a1")]
    [InlineData("rv64i_zbkb", 0x0805_C53B, "packw a0, a1, zero")]
    [InlineData("rv64i_zbb_zbkb", 0x0805_C53B, "zext.h a0, a1")]
    [InlineData("rv64i_zbb_zbkb", 0x0805_C533, "pack a0, a1, zero")]
    [InlineData("rv32i", 0x0100_000F, "fence w, 0")]
    [InlineData("rv32i_zihintpause", 0x0100_000F, "pause")]
    [InlineData("rv32i_zihintpause", 0x0100_008F, "fence w, 0")]
    public void Word_has_the_name_that_the_extensions_give_it(string isa, uint word, string text) =>
        Assert.Equal(text, new Disassembler(InstructionTable.For(IsaString.Parse(isa))).Disassemble(word, 0));

    [Theory]
    [InlineData("rv32ic_zcb", "c.lbu c.lhu c.lh c.sb c.sh c.zext.b c.not")]
    [InlineData("rv64ic_zcb", "c.lbu c.lhu c.lh c.sb c.sh c.zext.b c.not")]
    [InlineData("rv32imc_zcb", "c.lbu c.lhu c.lh c.sb c.sh c.zext.b c.not c.mul")]
    [InlineData("rv64ic_zba_zcb", "c.lbu c.lhu c.lh c.sb c.sh c.zext.b c.zext.w c.not")]
    [InlineData("rv32ic_zbb_zcb", "c.lbu c.lhu c.lh c.sb c.sh c.zext.b c.sext.b c.zext.h c.sext.h c.not")]
    [InlineData("rv64ic_zbkb_zcb", "c.lbu c.lhu c.lh c.sb c.sh c.zext.b c.not")]
    [InlineData("rv64imcb", "")]
    public void Form_is_there_with_its_instruction_only(string isa, string forms) =>
        Assert.Equal(forms, string.Join(' ', InstructionTable.For(IsaString.Parse(isa)).Forms
            .Where(f => f.Extension is Extension.Zcb).Select(f => f.Mnemonic)));

    [Fact]
    public void Region_markers_exist_in_every_table() =>
        Assert.Equal("cd.call", MnemonicOf(InstructionTable.For(IsaString.Parse("rv32i")), 0x0C05_2013));

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_row_decodes_from_its_own_pattern(int xlen)
    {
        InstructionTable table = Tables[(xlen / 32) - 1];
        var chance = new Chance(1);
        foreach (InstructionDefinition row in table.Definitions)
        {
            for (int n = 0; n < WordsPerEncoding; n++)
            {
                uint word = RandomWord(row.Pattern, chance);
                if (!row.Pattern.Matches(word))
                {
                    continue; // a reserved value of a field
                }

                Assert.True(table.TryFindRow(word, out InstructionDefinition found), $"{row}: 0x{word:x8}");
                Assert.True(found == row || found.Pattern.IsMoreSpecificThan(row.Pattern), $"{row}: 0x{word:x8} is {found}");
                Assert.True(table.TryDecode(word, out Instruction i));
                Assert.Equal((found.Number, 4), (i.Row, i.Length));
            }

            Assert.True(table.TryFindRow(row.Pattern.Match, out InstructionDefinition first));
            Assert.True(first == row || first.Pattern.IsMoreSpecificThan(row.Pattern));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_form_decodes_from_its_own_pattern(int xlen)
    {
        InstructionTable table = Tables[(xlen / 32) - 1];
        var chance = new Chance(2);
        foreach (CompressedForm form in table.Forms)
        {
            int own = 0;
            for (int n = 0; n < WordsPerEncoding; n++)
            {
                uint word = RandomWord(form.Pattern, chance);
                bool isFound = table.TryFindForm(word, out CompressedForm found);
                Assert.True(isFound || !form.Pattern.Matches(word), $"{form.Syntax}: 0x{word:x4}");
                if (isFound && found == form)
                {
                    own++;
                    Assert.True(table.TryDecode(word | 0xABCD_0000, out Instruction i));
                    Assert.Equal((TargetOf(table, form).Number, 2), (i.Row, i.Length));
                }
            }

            Assert.True(own > WordsPerEncoding / 2, $"{form.Syntax}: {own} of {WordsPerEncoding} words");
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Mnemonics_are_unique_in_a_table(int xlen)
    {
        InstructionTable table = Tables[(xlen / 32) - 1];
        string[] names = [.. table.Definitions.Select(d => d.Mnemonic), .. table.Forms.Select(f => f.Syntax.Mnemonic)];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(table.Definitions, d => Assert.True(table.TryFind(d.Mnemonic, out InstructionDefinition found) && found == d));
    }

    [Fact]
    public void Row_number_is_the_index_in_every_table()
    {
        Assert.All(InstructionRows.All.Index(), r => Assert.Equal(r.Index, r.Item.Number));
        Assert.All(Tables, t => Assert.All(t.Definitions, d => Assert.Same(InstructionRows.All[d.Number], d)));
        InstructionTable[] everything = [.. ((int[])[32, 64]).Select(x => InstructionTable.For(IsaString.Everything(x)))];
        Assert.Equal(InstructionRows.All, everything.SelectMany(t => t.Definitions).Distinct().OrderBy(d => d.Number));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Decoding_allocates_nothing(int xlen)
    {
        InstructionTable table = Tables[(xlen / 32) - 1];
        var chance = new Chance(6);
        IEnumerable<EncodingPattern> patterns = table.Definitions.Select(d => d.Pattern).Concat(table.Forms.Select(f => f.Pattern));
        uint[] words = [.. patterns.Select(p => RandomWord(p, chance))];
        Array.ForEach(words, w => table.TryDecode(w, out _)); // patterns are parsed on demand
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (uint word in words)
        {
            table.TryDecode(word, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Table_is_built_once_per_set_of_extensions() =>
        Assert.Same(
            InstructionTable.For(IsaString.Parse("rv32imac")),
            InstructionTable.For(IsaString.Parse("RV32I2p1_m2p0_c_zalrsc_zaamo")));

    [Theory] // RISC-V Unprivileged ISA (20240411), "Expanded Instruction-Length Encoding"
    [InlineData(0x0000, 2)]
    [InlineData(0x0001, 2)]
    [InlineData(0x0002, 2)]
    [InlineData(0x0003, 4)]
    [InlineData(0xFFFF, 4)]
    [InlineData(0x001F, 4)] // 48 bits and longer are reserved
    public void Low_bits_give_the_length(uint half, int bytes) => Assert.Equal(bytes, InstructionTable.LengthOf(half));

    private static InstructionDefinition Row(string syntax, string encoding, XlenSet xlen = XlenSet.Both) => new(
        InstructionRows.All.Length,
        syntax,
        encoding,
        Shape.AluImmediate,
        OpClass.IntAlu,
        [Extension.I],
        xlen,
        LabelRule.Join,
        isConstantTime: true,
        memoryBytes: 0,
        typeof(TableTests),
        "none");

    private static InstructionTable TableWith(InstructionDefinition row) => new(Tables[1].Isa, [.. InstructionRows.All, row], []);

    private static string MnemonicOf(InstructionTable table, uint word) =>
        table.TryFindRow(word, out InstructionDefinition row) ? row.Mnemonic : "illegal";
}
