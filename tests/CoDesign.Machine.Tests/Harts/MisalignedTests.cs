using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Harts;

// A core splits misaligned accesses or traps; the preset says which.
public sealed class MisalignedTests
{
    private const string Cell = ".align 6; .zero 56; cell: .byte 0, 1, 2, 3, 4, 5, 6, 0x87, 0x98, 9, 10, 11, 12, 13, 14, 15";

    private static Bench Splitting => Bench.Rv64 with { Core = new CoreText { MisalignedExtra = 3 } };

    [Theory] // little endian; 0x87 and 0x98 have their sign bits set
    [InlineData("lh a0, 7(s1)", 0xffff_ffff_ffff_9887)]
    [InlineData("lhu a0, 7(s1)", 0x9887)]
    [InlineData("lw a0, 5(s1)", 0xffff_ffff_9887_0605)]
    [InlineData("lwu a0, 5(s1)", 0x9887_0605)]
    [InlineData("lw a0, 1(s1)", 0x0403_0201)]
    [InlineData("ld a0, 1(s1)", 0x9887_0605_0403_0201)]
    public void A_split_load_puts_the_bytes_together(string load, ulong value)
    {
        Outcome run = Splitting.Execute($"la s1, cell; {load}; {Bench.Pass} .word 0; {Cell}");
        Assert.Equal(value, run.Register("a0"));
        Assert.Equal(1, run.Counters["misaligned_accesses"]);
    }

    [Theory]
    [InlineData("sh a0, 7(s1)", "0001020304050600fe090a0b0c0d0e0f")]
    [InlineData("sw a0, 1(s1)", "0000fedc9805068798090a0b0c0d0e0f")]
    [InlineData("sd a0, 5(s1)", "000102030400fedc98765432100d0e0f")]
    public void A_split_store_changes_its_bytes_and_no_others(string store, string memory)
    {
        // 0x1032_5476_98dc_fe00, lowest byte first: 00 fe dc 98 76 54 32 10.
        Outcome run = Splitting.Execute($"la s1, cell; li a0, 0x1032547698dcfe00; {store}; {Bench.Pass} .word 0; {Cell}");
        Assert.Equal(memory, Convert.ToHexStringLower(run.Bytes("cell", 16)));
    }

    [Fact]
    public void A_split_access_costs_what_the_preset_says()
    {
        static long Cycles(string access) => Splitting.Execute($"la s1, cell; {access}; {Bench.Pass} .word 0; {Cell}").Cycles;
        Assert.Equal(Cycles("lw a0, 4(s1)") + 3, Cycles("lw a0, 5(s1)"));
        Assert.Equal(Cycles("sw a0, 4(s1)") + 3, Cycles("sw a0, 5(s1)"));
    }

    [Fact] // Privileged ISA, mtval: "the address of the portion of the access that caused the fault"
    public void A_split_access_that_leaves_memory_faults_at_the_first_byte_behind_it()
    {
        Outcome run = Splitting.Execute(
            $"la t0, handler; csrw mtvec, t0; li s1, 0x800ffffe; li a0, 5; lw a0, 0(s1); {Bench.Pass} .word 0; .align 2; handler: csrr s2, mcause; csrr s3, mtval; {Bench.Pass} .word 0");
        Assert.Equal((5ul, 0x8010_0000ul, 5ul), (run.Register("s2"), run.Register("s3"), run.Register("a0")));
    }

    [Fact]
    public void A_core_that_traps_leaves_memory_alone()
    {
        Outcome run = Bench.Rv64.Execute($"la s1, cell; li a0, -1; sw a0, 1(s1); {Bench.Pass} .word 0; {Cell}");
        Assert.Equal(ExitRecord.Trap, run.Record.Exit.Reason);
        Assert.Equal("00010203", Convert.ToHexStringLower(run.Bytes("cell", 4)));
    }

    [Theory] // "A" extension: misaligned AMOs, LR and SC trap also where other accesses are split
    [InlineData("amoadd.w a0, a1, (s2)", 6)]
    [InlineData("lr.w a0, (s2)", 4)]
    [InlineData("sc.w a0, a1, (s2)", 6)]
    public void Atomics_trap_all_the_same(string instruction, ulong cause)
    {
        Outcome run = Splitting.Execute(
            $"la t0, handler; csrw mtvec, t0; la s1, cell; addi s2, s1, 1; {instruction}; {Bench.Pass} .word 0; .align 2; handler: csrr s3, mcause; {Bench.Pass} .word 0; {Cell}");
        Assert.Equal(cause, run.Register("s3"));
    }
}
