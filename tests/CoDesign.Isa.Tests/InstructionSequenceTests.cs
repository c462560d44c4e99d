namespace CoDesign.Isa.Tests;

/// <summary>
/// “Zcmp”. Words: tests of the LLVM project's assembler (llvm/test/MC/RISCV/rv32zcmp-valid.s, rv64zcmp-valid.s and the file of errors).
/// What they stand for: RISC-V Unprivileged ISA, version 20240411, “Zc*”, operation of each instruction.
/// </summary>
public sealed class InstructionSequenceTests
{
    private static InstructionTable Table(int xlen) => InstructionTable.For(IsaString.Parse($"rv{xlen}i_zca_zcmp"));

    [Theory]
    [InlineData(32, "cm.mvsa01 s1, s0", 0xaca2)]
    [InlineData(32, "cm.mva01s s1, s0", 0xace2)]
    [InlineData(32, "cm.mva01s s0, s0", 0xac62)]
    [InlineData(32, "cm.popret {ra}, 16", 0xbe42)]
    [InlineData(32, "cm.popret {ra}, 32", 0xbe46)]
    [InlineData(32, "cm.popret {ra, s0}, 64", 0xbe5e)]
    [InlineData(32, "cm.popret {ra, s0-s1}, 16", 0xbe62)]
    [InlineData(32, "cm.popret {ra, s0-s2}, 32", 0xbe76)]
    [InlineData(32, "cm.popret {ra, s0-s3}, 32", 0xbe82)]
    [InlineData(32, "cm.popret {ra, s0-s5}, 32", 0xbea2)]
    [InlineData(64, "cm.popret {ra, s0-s1}, 32", 0xbe62)]
    [InlineData(64, "cm.popretz {ra}, 16", 0xbc42)]
    [InlineData(64, "cm.popretz {ra, s0}, 64", 0xbc5e)]
    [InlineData(64, "cm.pop {ra}, 32", 0xba46)]
    [InlineData(64, "cm.pop {ra, s0}, 16", 0xba52)]
    [InlineData(64, "cm.push {ra}, -16", 0xb842)]
    [InlineData(64, "cm.push {ra, s0}, -32", 0xb856)]
    public void Words_are_those_of_other_assemblers(int xlen, string text, int word)
    {
        InstructionTable table = Table(xlen);
        AssemblyResult result = new Assembler(table).Assemble(text, 0);
        Assert.Empty(result.Problems);
        Assert.Equal(word, BitConverter.ToUInt16(result.Code));
        Assert.Equal(text, new Disassembler(table).Disassemble((uint)word, 0));
    }

    // Registers go from the highest number to the lowest, each a register below the one before, from right below the old stack pointer.
    // 13 registers of 4 bytes are 52, so 64; of 8 bytes 104, so 112. 0xb8f2: rlist 15, spimm 0.
    [Theory]
    [InlineData(32, 0xb842, "sw ra, -4(sp)|addi sp, sp, -16")]
    [InlineData(32, 0xb872, "sw s2, -4(sp)|sw s1, -8(sp)|sw s0, -12(sp)|sw ra, -16(sp)|addi sp, sp, -16")]
    [InlineData(64, 0xb876, "sd s2, -8(sp)|sd s1, -16(sp)|sd s0, -24(sp)|sd ra, -32(sp)|addi sp, sp, -48")]
    [InlineData(32, 0xba52, "lw s0, 12(sp)|lw ra, 8(sp)|addi sp, sp, 16")]
    [InlineData(64, 0xba56, "ld s0, 24(sp)|ld ra, 16(sp)|addi sp, sp, 32")]
    [InlineData(64, 0xbe52, "ld s0, 8(sp)|ld ra, 0(sp)|addi sp, sp, 16|jalr zero, 0(ra)")]
    [InlineData(32, 0xbc42, "lw ra, 12(sp)|addi a0, zero, 0|addi sp, sp, 16|jalr zero, 0(ra)")]
    [InlineData(32, 0xbef2, "lw s11, 60(sp)|lw s10, 56(sp)|lw s9, 52(sp)|lw s8, 48(sp)|lw s7, 44(sp)|lw s6, 40(sp)|lw s5, 36(sp)|lw s4, 32(sp)|lw s3, 28(sp)|lw s2, 24(sp)|lw s1, 20(sp)|lw s0, 16(sp)|lw ra, 12(sp)|addi sp, sp, 64|jalr zero, 0(ra)")]
    [InlineData(64, 0xb8f2, "sd s11, -8(sp)|sd s10, -16(sp)|sd s9, -24(sp)|sd s8, -32(sp)|sd s7, -40(sp)|sd s6, -48(sp)|sd s5, -56(sp)|sd s4, -64(sp)|sd s3, -72(sp)|sd s2, -80(sp)|sd s1, -88(sp)|sd s0, -96(sp)|sd ra, -104(sp)|addi sp, sp, -112")]
    [InlineData(32, 0xaca2, "addi s1, a0, 0|addi s0, a1, 0")]
    [InlineData(64, 0xace2, "addi a0, s1, 0|addi a1, s0, 0")]
    [InlineData(32, 0xacee, "addi a0, s1, 0|addi a1, s3, 0")] // 010 011: s2 is number 2, so 3 is s3
    public void It_stands_for_the_instructions_of_its_operation(int xlen, int word, string instructions)
    {
        InstructionTable table = Table(xlen);
        Assert.True(table.TryDecodeSequence((uint)word, out IReadOnlyList<Instruction> sequence));
        byte[] expected = new Assembler(table).Assemble(instructions.Replace('|', '\n'), 0).Code;
        var wanted = new List<Instruction>();
        for (int at = 0; at < expected.Length; at += 4)
        {
            Assert.True(table.TryDecode(BitConverter.ToUInt32(expected, at), out Instruction instruction));
            wanted.Add(instruction with { Length = 2 });
        }

        Assert.Equal(wanted, sequence);
        Assert.False(table.TryDecode((uint)word, out _));
    }

    [Theory] // Lists 0 to 3 are reserved, and moves of both arguments into one register.
    [InlineData(0xb802)]
    [InlineData(0xb832)]
    [InlineData(0xbe12)]
    [InlineData(0xac22)]
    public void Reserved_words_are_no_instruction(int word) => Assert.False(Table(32).TryDecodeSequence((uint)word, out _));

    [Theory]
    [InlineData("cm.mvsa01 a1, a2", "two different registers of s0 to s7")]
    [InlineData("cm.mvsa01 s0, s0", "two different registers of s0 to s7")]
    [InlineData("cm.mva01s a1, a2", "two registers of s0 to s7")]
    [InlineData("cm.popretz {ra, s0-s10}, 112", "{ra, s0-s11}")]
    [InlineData("cm.popretz {ra, s0-s1}, 112", "in steps of 16, up to 48 more than needed")]
    [InlineData("cm.push {ra}, 16", "a negative number of bytes")]
    public void What_has_no_encoding_says_what_has(string text, string hint)
    {
        AssemblyProblem problem = Assert.Single(new Assembler(Table(64)).Assemble(text, 0).Problems);
        Assert.Contains(hint, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_not_go_with_compressed_double_precision()
    {
        Assert.False(IsaString.TryParse("rv32gc_zcmp", out _, out string? problem));
        Assert.Equal("ISA string 'rv32gc_zcmp': zcmp has the encodings of zcd, which c with d brings; write zca, and zcf on RV32, instead of c", problem);
        Assert.True(IsaString.TryParse("rv32imafc_zcmp", out IsaString isa, out _));
        Assert.True(isa.Has(Extension.Zca));
        Assert.Equal("rv32imafc_zicsr_zcmp", isa.ToString());
    }

    [Fact]
    public void Without_it_the_word_says_whose_it_is() =>
        Assert.Equal("0xb842 is c.fsdsp of extension Zcd or cm.push of extension Zcmp, which rv32ic does not have", InstructionTable.For(IsaString.Parse("rv32ic")).ExplainIllegal(0xaaaa_b842));
}
