using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Modules.Tests.Ring;

// workloads/include/codesign_module.h.
public sealed class RegisterTests
{
    private static Outcome Run(string program) => Unit.Chip().Execute($"li s3, {Unit.RegistersText}; {program}; {Bench.Pass} .word 0");

    [Fact]
    public void After_reset_the_registers_hold_what_the_header_says()
    {
        Outcome run = Run("lwu a0, 0(s3); lwu a1, 4(s3); lwu a2, 8(s3); lwu a3, 0xc(s3); lwu a4, 0x10(s3); lwu a5, 0x20(s3); lwu a6, 0x24(s3)");
        Assert.Equal("CDM1"u8.ToArray(), BitConverter.GetBytes((uint)run.Register("a0")));
        Assert.Equal([1, 0, 0, 0, 0, 0], new[] { "a1", "a2", "a3", "a4", "a5", "a6" }.Select(run.Register));
    }

    [Theory]
    [InlineData(0x08, 0xffff_ffff, 3)] // enable and interrupt; clear reads as 0, the rest is reserved
    [InlineData(0x14, 0xffff_ffff, 0xffff_fff8)] // 8-byte aligned
    [InlineData(0x18, 0x1234_5678, 0x1234_5678)]
    [InlineData(0x1c, 256, 256)]
    [InlineData(0x1c, 1, 1)]
    public void A_register_keeps_what_is_legal(int offset, uint written, uint read)
    {
        Outcome run = Run($"li t0, 0x{written:x}; sw t0, {offset}(s3); lwu a0, {offset}(s3)");
        Assert.Equal(read, run.Register("a0"));
    }

    [Theory] // a power of two from 1 to 256
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(512)]
    [InlineData(-1)]
    public void A_number_of_slots_that_cannot_be_leaves_the_old_one(int entries)
    {
        Outcome run = Run($"li t0, 16; sw t0, 0x1c(s3); li t0, {entries}; sw t0, 0x1c(s3); lwu a0, 0x1c(s3)");
        Assert.Equal(16ul, run.Register("a0"));
    }

    [Theory] // registers are words
    [InlineData("lbu a0, 0(s3)")]
    [InlineData("lhu a0, 0(s3)")]
    [InlineData("ld a0, 0(s3)")]
    [InlineData("sb a0, 8(s3)")]
    [InlineData("sd a0, 8(s3)")]
    [InlineData("lw a0, 0x28(s3)")] // there is none
    [InlineData("sw a0, 0x28(s3)")]
    [InlineData("lw a0, 0x7fc(s3)")]
    public void Other_accesses_fault(string access)
    {
        ExitRecord exit = Run(access).Record.Exit;
        Assert.Equal(ExitRecord.Trap, exit.Reason);
        Assert.Contains("access fault", exit.Message, StringComparison.Ordinal);
    }
}
