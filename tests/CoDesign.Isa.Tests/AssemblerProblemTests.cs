namespace CoDesign.Isa.Tests;

/// <summary>What the assembler says about text that it cannot assemble.</summary>
public sealed class AssemblerProblemTests
{
    [Theory]
    [InlineData("frob a0", "no instruction 'frob' in rv32imac_zicsr")]
    [InlineData("ld a0, 0(a1)", "'ld' is of RV64, which rv32imac_zicsr does not have")]
    [InlineData("fence.i", "'fence.i' is of extension Zifencei, which rv32imac_zicsr does not have")]
    [InlineData("c.ld a0, 0(a1)", "'c.ld' is of RV64, which rv32imac_zicsr does not have")]
    [InlineData("add.aq a0, a1, a2", "'add' has no ordering bits")]
    public void Unknown_instruction(string text, string problem) => AssertProblem(problem, text);

    [Theory]
    [InlineData("add a0, a1", "'add' takes 3 operands, as in 'add rd, rs1, rs2'; 2 given")]
    [InlineData("add a0, a1, a2, a3", "'add' takes 3 operands, as in 'add rd, rs1, rs2'; 4 given")]
    [InlineData("add", "'add' takes 3 operands, as in 'add rd, rs1, rs2'; 0 given")]
    [InlineData("ecall a0", "'ecall' takes no operands; 1 given")]
    [InlineData("c.jr", "'c.jr' takes 1 operand, as in 'c.jr rs1'; 0 given")]
    [InlineData("lw a0, 4, a1", "'lw' takes 2 operands, as in 'lw rd, imm(rs1)'; 3 given")]
    [InlineData("mv a0", "'mv' takes 2 operands, as in 'mv rd, rs'; 1 given")]
    [InlineData("ret a0", "'ret' takes no operands; 1 given")]
    [InlineData("li a0", "'li' takes 2 operands, as in 'li rd, number'; 1 given")]
    [InlineData("la a0, x, y", "'la' takes 2 operands, as in 'la rd, label'; 3 given")]
    [InlineData("add a0(a1), a2, a3", "'add a0(a1), a2, a3' does not have the form 'add rd, rs1, rs2'")]
    [InlineData("lw a0, 4[a1]", "'lw a0, 4[a1]' does not have the form 'lw rd, imm(rs1)'")]
    [InlineData("lw a0, 4(a1", "'lw a0, 4(a1' does not have the form 'lw rd, imm(rs1)'")]
    [InlineData("lw a0, 4 a1", "'lw a0, 4 a1' does not have the form 'lw rd, imm(rs1)'")]
    [InlineData("add a0, , a2", "'add a0, , a2' does not have the form 'add rd, rs1, rs2'")]
    public void Wrong_operands(string text, string problem) => AssertProblem(problem, text);

    [Theory]
    [InlineData("add a0, a1, a8", "'a8' is no register; x0 to x31 or a name such as a0 is needed")]
    [InlineData("add a0, a1, x32", "'x32' is no register; x0 to x31 or a name such as a0 is needed")]
    [InlineData("add a0, a1, x01", "'x01' is no register; x0 to x31 or a name such as a0 is needed")]
    [InlineData("add a0, a1, 5", "'5' is no register; x0 to x31 or a name such as a0 is needed")]
    [InlineData("c.and a0, a7", "rs2 = a7 is out of range: x8 to x15 (s0, s1, a0 to a5)")]
    [InlineData("c.addi4spn a0, a1, 4", "'a1' where 'sp' is required")]
    [InlineData("c.lwsp zero, 0(sp)", "'c.lwsp zero, 0(sp)' is a reserved encoding")]
    [InlineData("c.addi4spn a0, sp, 0", "'c.addi4spn a0, sp, 0' is a reserved encoding")]
    [InlineData("csrr a0, mfoo", "'mfoo' is no CSR; a name such as mstatus or a number from 0 to 0xfff is needed")]
    [InlineData("csrr a0, 0x1000", "'0x1000' is no CSR; a name such as mstatus or a number from 0 to 0xfff is needed")]
    [InlineData("fence wr, rw", "'wr' is no fence set; letters of iorw in this order, or 0, are needed")]
    public void Unknown_name(string text, string problem) => AssertProblem(problem, text);

    [Theory]
    [InlineData("addi a0, a0, 2048", "imm = 2048 is out of range: -2048 to 2047")]
    [InlineData("addi a0, a0, -2049", "imm = -2049 is out of range: -2048 to 2047")]
    [InlineData("addi a0, a0, 0xfff", "imm = 0xfff is out of range: -2048 to 2047")]
    [InlineData("addi a0, a0, 4294967296", "imm = 4294967296 is out of range: -2048 to 2047")]
    [InlineData("sw a0, 2048(a1)", "imm = 2048 is out of range: -2048 to 2047")]
    [InlineData("slli a0, a0, 32", "shamt = 32 is out of range: 0 to 31")]
    [InlineData("slli a0, a0, -1", "shamt = -1 is out of range: 0 to 31")]
    [InlineData("csrwi mscratch, 32", "zimm = 32 is out of range: 0 to 31")]
    [InlineData("lui a0, 0x100000", "imm = 0x100000 is out of range: 0 to 0xfffff")]
    [InlineData("lui a0, -1", "imm = -1 is out of range: 0 to 0xfffff")]
    [InlineData("c.lui a0, 32", "imm = 32 is out of range: 0 to 0x1f, or 0xfffe0 to 0xfffff")]
    [InlineData("c.lw a0, 126(a1)", "uimm = 126 is out of range: 0 to 124 in steps of 4")]
    [InlineData("c.lw a0, 2(a1)", "uimm = 2 is out of range: 0 to 124 in steps of 4")]
    [InlineData("c.addi16sp sp, 8", "imm = 8 is out of range: -512 to 496 in steps of 16")]
    [InlineData("addi a0, a0, nowhere", "'nowhere' is neither a number nor a label")]
    [InlineData("li a0, 0x100000000", "0x100000000 does not fit a register of 32 bits")]
    [InlineData("li a0, -2147483649", "-2147483649 does not fit a register of 32 bits")]
    [InlineData("li a0, nowhere", "'nowhere' is no number; la loads the address of a label")]
    [InlineData("li a0, 18446744073709551616", "'18446744073709551616' is no number; la loads the address of a label")]
    [InlineData("la a0, nowhere", "'nowhere' is neither a number nor a label")]
    public void Wrong_number(string text, string problem) => AssertProblem(problem, text);

    [Theory] // targets are addresses; the origin is 0x1000
    [InlineData("beq a0, a1, 0x1001", "imm = 0x1001 is at distance 1; possible are -4096 to 4094 in steps of 2")]
    [InlineData("beq a0, a1, 0x2000", "imm = 0x2000 is at distance 4096; possible are -4096 to 4094 in steps of 2")]
    [InlineData("bnez a0, nowhere", "'nowhere' is neither a number nor a label")]
    [InlineData("j 0x101000", "imm = 0x101000 is at distance 1048576; possible are -1048576 to 1048574 in steps of 2")]
    [InlineData("c.beqz a0, 0x1100", "imm = 0x1100 is at distance 256; possible are -256 to 254 in steps of 2")]
    [InlineData("c.j 0x7fe", "imm = 0x7fe is at distance -2050; possible are -2048 to 2046 in steps of 2")]
    public void Target_out_of_reach(string text, string problem) => AssertProblem(problem, text);

    [Fact]
    public void Label_too_far_for_la() =>
        Assert.Equal(
            "line 1: 0x100000000 is at distance 4294963200; possible are -2147485696 to 2147481599",
            Assert.Single(new Assembler(Vectors.TableOf("rv64")).Assemble("la a0, 0x100000000", 0x1000).Problems).ToString());

    [Theory]
    [InlineData(".byte 256", "256 does not fit .byte: -128 to 255")]
    [InlineData(".half -32769", "-32769 does not fit .half: -32768 to 65535")]
    [InlineData(".word 0x100000000", "0x100000000 does not fit .word: -2147483648 to 4294967295")]
    [InlineData(".word nowhere", "'nowhere' is neither a number nor a label")]
    [InlineData(".byte", "'.byte' takes at least one number")]
    [InlineData(".byte 1,,2", "'' is neither a number nor a label")]
    [InlineData(".zero", "'.zero' takes one number, 0 to 16777216")]
    [InlineData(".zero -1", "'.zero' takes one number, 0 to 16777216")]
    [InlineData(".align 1, 2", "'.align' takes one number, 0 to 16")]
    [InlineData(".align 17", "'.align' takes one number, 0 to 16")]
    [InlineData("nop; .org 2", ".org 2 lies before the 4 bytes that are there already")]
    [InlineData(".globl main", "no directive '.globl'; there are .byte, .half, .word, .dword, .zero, .align, .org")]
    public void Wrong_directive(string text, string problem) => AssertProblem(problem, text);

    [Theory]
    [InlineData("1: nop", "'1' is no name of a label; letters, digits, '_', '.' and '$', no digit first")]
    [InlineData("a b: nop", "'a b' is no name of a label; letters, digits, '_', '.' and '$', no digit first")]
    [InlineData(": nop", "'' is no name of a label; letters, digits, '_', '.' and '$', no digit first")]
    public void Wrong_label(string text, string problem) => AssertProblem(problem, text);

    [Fact]
    public void Label_defined_twice_is_reported_with_both_lines() =>
        AssertProblems("again: nop\nnop\nagain: nop", "line 3: label 'again' is defined already, on line 1");

    [Fact]
    public void All_problems_are_reported_at_once_in_order_of_lines()
    {
        AssemblyResult result = AssertProblems(
            """
            start: nop
            frob a0
            addi q0, q1, 5000; add a0, a1
            start: nop
            li a0, 0x123456789    # keeps its length: what follows must not move
            beq a0, a1, 0x80000000
            la a0, nowhere
            .byte 1, 300, nowhere
            """,
            "line 2: no instruction 'frob' in rv32imac_zicsr",
            "line 3: 'q0' is no register; x0 to x31 or a name such as a0 is needed",
            "line 3: 'q1' is no register; x0 to x31 or a name such as a0 is needed",
            "line 3: imm = 5000 is out of range: -2048 to 2047",
            "line 3: 'add' takes 3 operands, as in 'add rd, rs1, rs2'; 2 given",
            "line 4: label 'start' is defined already, on line 1",
            "line 5: 0x123456789 does not fit a register of 32 bits",
            "line 6: imm = 0x80000000 is at distance 2147479524; possible are -4096 to 4094 in steps of 2",
            "line 7: 'nowhere' is neither a number nor a label",
            "line 8: 300 does not fit .byte: -128 to 255",
            "line 8: 'nowhere' is neither a number nor a label");
        Assert.Empty(result.Code);
    }

    private static void AssertProblem(string problem, string text) => AssertProblems(text, $"line 1: {problem}");

    private static AssemblyResult AssertProblems(string text, params string[] problems)
    {
        AssemblyResult result = new Assembler(InstructionTable.For(IsaString.Parse("rv32imac_zicsr"))).Assemble(text, 0x1000);
        Assert.Equal(problems, result.Problems.Select(p => p.ToString()));
        return result;
    }
}
