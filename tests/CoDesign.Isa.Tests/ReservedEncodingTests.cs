namespace CoDesign.Isa.Tests;

/// <summary>Words that the specification reserves, or gives to extensions that are absent here, do not decode.</summary>
public sealed class ReservedEncodingTests
{
    // RISC-V Unprivileged ISA (20240411), "C", tables "Instruction listing for RVC, Quadrant 0" to "2": entries RES, NSE, and those of
    // F and D.
    [Theory]
    [InlineData(0x0000, "rv32 rv64", "all zero: defined illegal")]
    [InlineData(0x0004, "rv32 rv64", "c.addi4spn, nzuimm = 0")]
    [InlineData(0x001C, "rv32 rv64", "c.addi4spn, nzuimm = 0")]
    [InlineData(0x2000, "rv32 rv64", "c.fld")]
    [InlineData(0x6000, "rv32", "c.flw")]
    [InlineData(0x9000, "rv32 rv64", "quadrant 0, 100 1")]
    [InlineData(0xA000, "rv32 rv64", "c.fsd")]
    [InlineData(0xE000, "rv32", "c.fsw")]
    [InlineData(0x2001, "rv64", "c.addiw, rd = 0")]
    [InlineData(0x307D, "rv64", "c.addiw, rd = 0, imm = -1")]
    [InlineData(0x6101, "rv32 rv64", "c.addi16sp, nzimm = 0")]
    [InlineData(0x6081, "rv32 rv64", "c.lui, nzimm = 0")]
    [InlineData(0x6001, "rv32 rv64", "c.lui, rd = 0, nzimm = 0")]
    [InlineData(0x9005, "rv32", "c.srli, shamt[5] = 1")]
    [InlineData(0x9405, "rv32", "c.srai, shamt[5] = 1")]
    [InlineData(0x9C01, "rv32", "c.subw")]
    [InlineData(0x9C21, "rv32", "c.addw")]
    [InlineData(0x8C40, "rv32 rv64", "c.sh, bit 6 = 1")]
    [InlineData(0x9C71, "rv32", "c.zext.w")]
    [InlineData(0x9C79, "rv32 rv64", "quadrant 1, 100 1 11 11 110")]
    [InlineData(0x1086, "rv32", "c.slli, shamt[5] = 1")]
    [InlineData(0x2002, "rv32 rv64", "c.fldsp")]
    [InlineData(0x4002, "rv32 rv64", "c.lwsp, rd = 0")]
    [InlineData(0x507E, "rv32 rv64", "c.lwsp, rd = 0")]
    [InlineData(0x6002, "rv32 rv64", "c.ldsp, rd = 0; c.flwsp")]
    [InlineData(0x6082, "rv32", "c.flwsp")]
    [InlineData(0x8002, "rv32 rv64", "c.jr, rs1 = 0")]
    [InlineData(0xA002, "rv32 rv64", "c.fsdsp")]
    [InlineData(0xE002, "rv32", "c.fswsp")]
    public void Reserved_form_is_illegal(uint word, string widths, string entry) => AssertIllegal(word, widths, entry);

    [Theory] // the same tables, entries HINT: they decode as their expansion, which writes x0 or changes nothing
    [InlineData(0x0005, "addi zero, zero, 1")] // c.nop, nzimm = 1
    [InlineData(0x0081, "addi ra, ra, 0")] // c.addi, nzimm = 0
    [InlineData(0x4005, "addi zero, zero, 1")] // c.li, rd = 0
    [InlineData(0x6005, "lui zero, 1")] // c.lui, rd = 0
    [InlineData(0x8006, "add zero, zero, ra")] // c.mv, rd = 0
    [InlineData(0x9006, "add zero, zero, ra")] // c.add, rd = 0
    [InlineData(0x0006, "slli zero, zero, 1")] // c.slli, rd = 0
    [InlineData(0x0082, "slli ra, ra, 0")] // c.slli, shamt = 0
    [InlineData(0x8001, "srli s0, s0, 0")] // c.srli, shamt = 0
    [InlineData(0x8401, "srai s0, s0, 0")] // c.srai, shamt = 0
    public void Hint_form_does_what_its_expansion_does(uint word, string expansion)
    {
        foreach (InstructionTable table in Vectors.Tables)
        {
            byte[] code = new Assembler(table).Assemble(expansion, 0).Code;
            Assert.True(table.TryDecode(BitConverter.ToUInt32(code), out Instruction whole));
            Assert.True(table.TryDecode(word, out Instruction half));
            Assert.Equal(
                (whole.Row, whole.Rd, whole.Rs1, whole.Rs2, whole.Immediate),
                (half.Row, half.Rd, half.Rs1, half.Rs2, half.Immediate));
        }
    }

    [Theory] // RISC-V Unprivileged ISA (20240411), "RV32/64G Instruction Set Listings": words next to a listed one
    [InlineData(0x0205_1513, "rv32", "slli, shamt[5] = 1")]
    [InlineData(0x0205_5513, "rv32", "srli, shamt[5] = 1")]
    [InlineData(0x4205_5513, "rv32", "srai, shamt[5] = 1")]
    [InlineData(0x0405_1513, "rv32 rv64", "slli, bit 26")]
    [InlineData(0x8005_5513, "rv32 rv64", "srli, bit 31")]
    [InlineData(0x0205_151B, "rv32 rv64", "slliw, shamt[5] = 1")]
    [InlineData(0x0005_251B, "rv32 rv64", "OP-IMM-32, funct3 = 010")]
    [InlineData(0x6205_5513, "rv32", "rori, shamt[5] = 1")]
    [InlineData(0x4A05_1513, "rv32", "bclri, shamt[5] = 1")]
    [InlineData(0x2A05_1513, "rv32", "bseti, shamt[5] = 1")]
    [InlineData(0x6205_551B, "rv32 rv64", "roriw, shamt[5] = 1")]
    [InlineData(0x6085_551B, "rv32", "roriw")]
    [InlineData(0x6005_151B, "rv32", "clzw")]
    [InlineData(0x6035_1513, "rv32 rv64", "next to cpop")]
    [InlineData(0x6985_5513, "rv64", "rev8 of RV32")]
    [InlineData(0x6B85_5513, "rv32", "rev8 of RV64")]
    [InlineData(0x0805_C53B, "rv32", "zext.h of RV64, packw")]
    [InlineData(0x08F5_1513, "rv64", "zip")]
    [InlineData(0x08F5_5513, "rv64", "unzip")]
    [InlineData(0x31B5_1513, "rv32 rv64", "aes64ks1i, rnum = 11")]
    [InlineData(0x31F5_1513, "rv32 rv64", "aes64ks1i, rnum = 15")]
    [InlineData(0x3005_1513, "rv32", "aes64im")]
    [InlineData(0x2AB5_0533, "rv64", "aes32dsi")]
    [InlineData(0x1045_1513, "rv32", "sha512sum0")]
    [InlineData(0x50B5_0533, "rv64", "sha512sum0r")]
    [InlineData(0x0EB5_4533, "rv32 rv64", "next to czero.eqz")]
    [InlineData(0x40B5_1533, "rv32 rv64", "sll, bit 30")]
    [InlineData(0x06B5_0533, "rv32 rv64", "OP, funct7 = 0000011")]
    [InlineData(0x00B5_251B, "rv32 rv64", "OP-IMM-32, funct3 = 010")]
    [InlineData(0x02B5_153B, "rv32 rv64", "OP-32 of M, funct3 = 001: there is no mulhw")]
    [InlineData(0x0005_3503, "rv32", "ld")]
    [InlineData(0x0005_6503, "rv32", "lwu")]
    [InlineData(0x0005_7503, "rv32 rv64", "LOAD, funct3 = 111")]
    [InlineData(0x00A5_3023, "rv32", "sd")]
    [InlineData(0x00A5_4023, "rv32 rv64", "STORE, funct3 = 100")]
    [InlineData(0x00B5_2063, "rv32 rv64", "BRANCH, funct3 = 010")]
    [InlineData(0x00B5_3063, "rv32 rv64", "BRANCH, funct3 = 011")]
    [InlineData(0x0005_1067, "rv32 rv64", "JALR, funct3 = 001")]
    [InlineData(0x0030_200F, "rv32 rv64", "MISC-MEM, funct3 = 010, imm = 3")]
    [InlineData(0x0000_208F, "rv32 rv64", "cbo.inval, rd = 1")]
    [InlineData(0x0000_00F3, "rv32 rv64", "ecall, rd = 1")]
    [InlineData(0x0000_8073, "rv32 rv64", "ecall, rs1 = 1")]
    [InlineData(0x0020_0073, "rv32 rv64", "uret")]
    [InlineData(0x1020_00F3, "rv32 rv64", "sret, rd = 1")]
    [InlineData(0x3020_00F3, "rv32 rv64", "mret, rd = 1")]
    [InlineData(0x3000_4073, "rv32 rv64", "SYSTEM, funct3 = 100")]
    [InlineData(0x1015_252F, "rv32 rv64", "lr.w, rs2 = 1")]
    [InlineData(0x0005_052F, "rv32 rv64", "AMO, funct3 = 000: amoadd.b of Zabha")]
    [InlineData(0x0005_352F, "rv32", "amoadd.d")]
    [InlineData(0x2805_252F, "rv32 rv64", "amocas.w of Zacas")]
    [InlineData(0x0000_2007, "rv32 rv64", "flw")]
    [InlineData(0x0000_0053, "rv32 rv64", "fadd.s")]
    [InlineData(0x0000_000B, "rv32 rv64", "custom-0")]
    [InlineData(0x0000_001F, "rv32 rv64", "longer than 32 bits")]
    [InlineData(0x0000_007F, "rv32 rv64", "longer than 48 bits")]
    [InlineData(0xFFFF_FFFF, "rv32 rv64", "all ones: defined illegal")]
    public void Word_that_no_listing_has_is_illegal(uint word, string widths, string what) => AssertIllegal(word, widths, what);

    [Theory]
    [InlineData("rv32i", 0x02B5_0533)] // mul
    [InlineData("rv32i", 0x1000_252F)] // lr.w
    [InlineData("rv32i", 0x0000_100F)] // fence.i
    [InlineData("rv32i", 0x3000_2573)] // csrr a0, mstatus
    [InlineData("rv32i", 0x0001)] // c.nop
    [InlineData("rv64i_zaamo", 0x1000_252F)] // lr.w
    [InlineData("rv64i_zalrsc", 0x0000_252F)] // amoadd.w
    [InlineData("rv32i_zbs", 0x40B5_7533)] // andn
    [InlineData("rv32i_zbkc", 0x0AB5_2533)] // clmulr
    [InlineData("rv32i_zbb", 0x08B5_C533)] // pack with another register than x0
    [InlineData("rv32ic", 0x9C65)] // c.sext.b
    [InlineData("rv32ic_zcb", 0x9C65)] // c.sext.b needs Zbb
    [InlineData("rv32ic_zcb", 0x9C41)] // c.mul needs M
    [InlineData("rv64ic_zcb_zbb", 0x9C71)] // c.zext.w needs Zba
    public void Instruction_of_an_extension_that_is_not_there_is_illegal(string isa, uint word) =>
        Assert.False(InstructionTable.For(IsaString.Parse(isa)).TryDecode(word, out _));

    [Theory] // RISC-V Unprivileged ISA (20240411), "Memory Ordering Instructions" and "Zifencei": harts shall ignore the unused fields
    [InlineData(0x0330_000F, 0x033F_8F8F, "fence rw, rw")] // rs1, rd
    [InlineData(0x0330_000F, 0x1330_000F, "fence rw, rw")] // fm = 0001
    [InlineData(0x0FF0_000F, 0x8FF0_000F, "fence iorw, iorw")] // fm = 1000 means something with rw, rw only
    [InlineData(0x8330_000F, 0x833F_8F8F, "fence.tso")]
    [InlineData(0x0000_100F, 0xFFFF_9F8F, "fence.i")] // imm, rs1, rd
    public void Reserved_fields_of_a_fence_are_ignored(uint plain, uint reserved, string text)
    {
        foreach (InstructionTable table in Vectors.Tables)
        {
            Assert.Equal(text, new Disassembler(table).Disassemble(reserved, 0));
            Assert.True(table.TryDecode(plain, out Instruction expected));
            Assert.True(table.TryDecode(reserved, out Instruction found));
            Assert.Equal(expected, found);
        }
    }

    private static void AssertIllegal(uint word, string widths, string what)
    {
        foreach (string width in widths.Split(' '))
        {
            InstructionTable table = Vectors.TableOf(width);
            Assert.False(table.TryDecode(word, out Instruction i), $"{width}: {what}: 0x{word:x} decodes as {InstructionRows.All[i.Row]}");
            Assert.Equal(0, i.Length);
            Assert.StartsWith(".", new Disassembler(table).Disassemble(word, 0), StringComparison.Ordinal);
        }

        string legal = "rv32 rv64".Replace(widths, "", StringComparison.Ordinal).Trim();
        Assert.True(legal.Length != 4 || Vectors.TableOf(legal).TryDecode(word, out _), $"{legal}: {what}: 0x{word:x} must decode");
    }
}
