using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Unprivileged ISA, "A" extension.
public sealed class AtomicTests
{
    private const string Cell = ".align 3; cell: .dword 0x00000000fffffff0; other: .dword 7";

    private static Outcome Run(string body, int xlen = 64) => Bench.Of(xlen).Execute($"la s1, cell; {body}; {Bench.Pass} .word 0; {Cell}");

    [Theory] // rd gets the old value, sign-extended; memory the result
    [InlineData("amoswap.w", 5, 5)]
    [InlineData("amoadd.w", 0x20, 0x10)]
    [InlineData("amoand.w", 0xff, 0xf0)]
    [InlineData("amoor.w", 0xf, 0xffff_ffff)]
    [InlineData("amoxor.w", 0xff, 0xffff_ff0f)]
    [InlineData("amomax.w", 3, 3)] // −16 and 3
    [InlineData("amomin.w", 3, 0xffff_fff0)]
    [InlineData("amomaxu.w", 3, 0xffff_fff0)]
    [InlineData("amominu.w", 3, 3)]
    public void An_atomic_word_operation_returns_the_old_value_and_stores_the_new(string operation, int operand, uint stored)
    {
        Outcome run = Run($"li a1, {operand}; {operation} a0, a1, (s1)");
        Assert.Equal(0xffff_ffff_ffff_fff0, run.Register("a0"));
        Assert.Equal((stored, 0u), (run.Word(run.Address("cell")), run.Word(run.Address("cell") + 4)));
    }

    [Fact]
    public void The_operand_and_the_destination_may_be_one_register()
    {
        Outcome run = Run("li a0, 0x20; amoadd.w a0, a0, (s1)");
        Assert.Equal((0xffff_ffff_ffff_fff0, 0x10u), (run.Register("a0"), run.Word(run.Address("cell"))));
    }

    [Fact]
    public void A_destination_of_x0_still_stores()
    {
        Outcome run = Run("li a0, 9; amoswap.d x0, a0, (s1)");
        Assert.Equal(9ul, run.DoubleWord(run.Address("cell")));
    }

    [Fact]
    public void A_store_conditional_after_its_load_succeeds_with_zero()
    {
        Outcome run = Run("lr.w a0, (s1); addi a1, a0, 1; sc.w a2, a1, (s1)");
        Assert.Equal((0ul, 0xffff_fff1u), (run.Register("a2"), run.Word(run.Address("cell"))));
    }

    // "Regardless of success or failure, executing an SC.W invalidates any reservation held by this hart."
    [Theory]
    [InlineData("li a1, 1; sc.w a2, a1, (s1)")] // no reservation
    [InlineData("lr.w a0, (s1); li a1, 1; sc.w a3, a0, (s1); sc.w a2, a1, (s1)")] // used up by a success
    [InlineData("lr.w a0, (s1); li a1, 1; addi s2, s1, 8; sc.w a3, a1, (s2); sc.w a2, a1, (s1)")] // and by a failure
    [InlineData("lr.w a0, (s1); li a1, 1; addi s2, s1, 8; lr.w a3, (s2); sc.w a2, a1, (s1)")] // only the most recent one
    public void A_store_conditional_without_a_reservation_fails_and_stores_nothing(string body)
    {
        Outcome run = Run("li a2, 77;" + body);
        Assert.NotEqual(0ul, run.Register("a2"));
        Assert.NotEqual(77ul, run.Register("a2"));
        Assert.Equal(0xffff_fff0u, run.Word(run.Address("cell")));
    }

    // "An SC must fail if a write from some other device to the bytes accessed by the LR can be observed to occur between the LR
    // and SC." The other device is a copy engine in the core's zone.
    [Theory]
    [InlineData("cell", 1)]
    [InlineData("other", 0)] // elsewhere: an implementation may fail here too, this one does not
    public void A_write_of_a_module_to_the_reserved_bytes_makes_it_fail(string target, ulong result)
    {
        Bench bench = Bench.Rv64 with
        {
            Chip = new ChipText
            {
                Modules = ChipText.VendorDma
                    .Replace("zone: vendor", "zone: secure", StringComparison.Ordinal)
                    .Replace("ring: share", "ring: ram", StringComparison.Ordinal),
            },
        };
        string job = new Descriptor { Label = "job", Op = Descriptor.Copy, Inputs = [("source", "8")], Outputs = [(target, "8")] }.Text();
        Outcome run = bench.Execute($"""
            la s1, cell; {Firmware.Start(0x4002_0000, "job")} lr.d a0, (s1); {Firmware.Doorbell(1)} {Firmware.WaitForHead(1, "poll")}
            li a1, 1; sc.d a2, a1, (s1)
            {Bench.Pass} .word 0
            {job}
            source: .dword 0x1234
            {Cell}
            """);
        Assert.Equal(result, run.Register("a2"));
        Assert.Equal(result == 0 ? 1ul : 0x1234, run.DoubleWord(run.Address("cell")));
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void A_counter_loop_of_reservations_counts(int xlen)
    {
        Outcome run = Run("sw x0, 0(s1); li t0, 100; again: lr.w a0, (s1); addi a0, a0, 1; sc.w a1, a0, (s1); bnez a1, again; addi t0, t0, -1; bnez t0, again", xlen);
        Assert.Equal(100u, run.Word(run.Address("cell")));
    }
}
