using CoDesign.Isa;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Timing.Tests;

public sealed class DivisionTimingTests
{
    // openhwgroup/cva6 v5.3.0 in Verilator, by micro-benchmark: cycles of one division. A serial divider: 4 cycles, one per bit by
    // which the dividend is longer than the divisor, one more for a negative dividend; 3 if the dividend is the shorter one.
    private static readonly CoreText Serial = new() { Division = (4, 1, 1, 3, 3) };

    [Theory]
    [InlineData("divu", 9, 4, 5)] // 4 bits by 3 bits
    [InlineData("div", -1000000, 7, 22)] // 20 bits by 3 bits, and a sign
    [InlineData("divw", 0x7FFF_FFFF, 3, 33)] // 31 bits by 2
    [InlineData("div", long.MaxValue, 3, 65)] // 63 bits by 2
    [InlineData("remu", -2, 3, 66)] // 2^64 − 2: 64 bits by 2
    [InlineData("divu", 1, long.MinValue, 3)] // 1 by 2^63
    [InlineData("divu", 5, 0, 3)]
    public void A_serial_divider_takes_what_the_RTL_shows(string mnemonic, long dividend, long divisor, int cycles) =>
        Assert.Equal(cycles, CyclesOf(Serial, mnemonic, dividend, divisor));

    // Derived from the same rule.
    [Theory]
    [InlineData("rem", -1000000, 7, 22)]
    [InlineData("rem", 1000000, -7, 21)] // the sign of the divisor costs nothing
    [InlineData("div", -8, 1, 7)] // ~(-8) is 7: 3 bits by 1, and a sign
    [InlineData("divu", -1000000, 7, 65)] // unsigned: 64 bits by 3, no sign
    [InlineData("div", long.MinValue, -1, 68)] // 64 bits by 1, and a sign
    [InlineData("divw", 0x1_0000_0009, 4, 5)] // only the low words count
    [InlineData("divuw", 0xFFFF_FFFF, 0x1_0000_0001, 35)] // 32 bits by 1
    [InlineData("remw", 5, 0x7_0000_0000, 3)] // the divisor's low word is 0
    [InlineData("div", 0, 1, 3)] // 0 has no bits: shorter
    [InlineData("divu", 7, 7, 4)]
    public void Operands_count_as_the_instruction_reads_them(string mnemonic, long dividend, long divisor, int cycles) =>
        Assert.Equal(cycles, CyclesOf(Serial, mnemonic, dividend, divisor));

    [Fact] // RV32 registers are kept sign-extended; the divider sees 32 bits: 0xFFFFFFFF has 32, not 64.
    public void Operands_of_RV32_are_words()
    {
        CoreText core = Serial with { Isa = "rv32imac_zicsr_zifencei_zicntr" };
        Assert.Equal(4 + 30, CyclesOf(core, "divu", -1, 3));
        Assert.Equal(4 + 31 + 1, CyclesOf(core, "div", int.MinValue, -1));
    }

    // lowRISC Ibex (small) in Verilator: 37 cycles whatever the operands, 2 for a zero divisor.
    [Theory]
    [InlineData(9, 4, 37)]
    [InlineData(int.MaxValue, 3, 37)]
    [InlineData(-1000000, 7, 37)]
    [InlineData(1, 9, 37)]
    [InlineData(1, 0, 2)]
    public void A_divider_without_early_exit_takes_the_same_for_all(long dividend, long divisor, int cycles) =>
        Assert.Equal(cycles, CyclesOf(new CoreText { Isa = "rv32im_zicsr", Division = (37, 0, 0, 37, 2) }, "div", dividend, divisor));

    [Fact]
    public void What_every_division_takes_is_part_of_the_block()
    {
        var pipeline = new Pipeline(Serial);
        Assert.Equal(3, pipeline.Timing.Division.Least);
        Assert.Equal("Base 2, MulDiv 2", pipeline.Stack("div a0, a1, a2; nop"));
    }

    private static int CyclesOf(CoreText core, string mnemonic, long dividend, long divisor)
    {
        var pipeline = new Pipeline(core);
        Instruction instruction = pipeline.Decode($"{mnemonic} a0, a1, a2")[0];
        DivisionTiming division = pipeline.Timing.Division;
        return division.Least + division.ExtraCycles(instruction.Row, (ulong)dividend, (ulong)divisor);
    }
}
