using System.Security.Cryptography;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Ring;

// Completion raises interrupt 16, the first that the privileged architecture leaves to the platform.
public sealed class InterruptTests
{
    private const ulong Line = 1 << 16;

    private const string Data = """
        .align 3
        message: .byte 97, 98, 99, 0, 0, 0, 0, 0
        digest: .zero 32
        """;

    private const string Trap = """
        .align 2
        handler: csrr s7, mcause; csrr s8, mip; lwu s9, 0xc(s3); li t0, 2; sw t0, 0xc(s3); lwu s10, 0xc(s3); csrr s11, mip; addi s6, s6, 1; mret
        """;

    private static readonly string Job = new Descriptor { Label = "job", Inputs = [("message", "3")], Outputs = [("digest", "32")] }.Text(8);

    private static string Enable(int control) =>
        $"la t0, handler; csrw mtvec, t0; li t0, 0x10000; csrw mie, t0; csrsi mstatus, 8; {Firmware.Start(Unit.Registers, "job", 2, control)}";

    private static Outcome Run(string program, int xlen = 64) =>
        Unit.Chip(xlen: xlen).Execute($"{program}; {Bench.Pass} .word 0\n{(xlen == 32 ? Trap.Replace("lwu", "lw", StringComparison.Ordinal) : Trap)}\n{Job}\n{Data}");

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Completion_interrupts_and_writing_1_to_the_status_bit_ends_it(int xlen)
    {
        Outcome run = Run($"{Enable(3)} {Firmware.Doorbell(1)} sleep: wfi; beqz s6, sleep", xlen);
        Assert.Equal((xlen == 32 ? 1ul << 31 : 1ul << 63) | 16, run.Register("s7"));
        Assert.Equal((Line, 2ul), (run.Register("s8"), run.Register("s9") & 3)); // pending, and not busy any more
        Assert.Equal((0ul, 0ul), (run.Register("s10") & 2, run.Register("s11")));
        Assert.Equal(1, run.Counters["interrupts"]);
        Assert.Equal(SHA256.HashData("abc"u8), run.Bytes("digest", 32));
    }

    [Fact]
    public void Outputs_and_status_are_complete_when_the_interrupt_comes()
    {
        const string Handler = ".align 2; handler: la t0, digest; lwu s7, 0(t0); la t0, job; lwu s8, 16(t0); lwu s9, 0x20(s3); li s6, 1; li t0, 2; sw t0, 0xc(s3); mret";
        Outcome run = Unit.Chip().Execute($"{Enable(3)} {Firmware.Doorbell(1)} sleep: wfi; beqz s6, sleep; {Bench.Pass} .word 0\n{Handler}\n{Job}\n{Data}");
        Assert.Equal((0xbf16_78baul, (ulong)Descriptor.Done, 1ul), (run.Register("s7"), run.Register("s8"), run.Register("s9"))); // ba 78 16 bf …
    }

    [Fact]
    public void A_unit_whose_interrupt_is_disabled_can_be_polled_in_its_status()
    {
        Outcome run = Run($"{Enable(1)} {Firmware.Doorbell(1)} poll: lw t0, 0xc(s3); andi t0, t0, 2; beqz t0, poll; csrr s5, mip");
        Assert.Equal((0ul, 0ul), (run.Register("s5"), run.Register("s6")));
        Assert.Equal(0, run.Counters["interrupts"]);
    }

    [Fact]
    public void Enabling_the_interrupt_later_raises_what_is_pending()
    {
        Outcome run = Run($"{Enable(1)} {Firmware.Doorbell(1)} {Firmware.WaitForHead(1, "poll")} li t0, 3; sw t0, 8(s3); spin: beqz s6, spin");
        Assert.Equal((1ul, 1), (run.Register("s6"), run.Counters["interrupts"]));
    }

    [Fact]
    public void The_next_job_interrupts_again()
    {
        string again = Firmware.Copy("job", "job_1", 64, "copy").Replace("job_1", "second", StringComparison.Ordinal);
        Outcome run = Unit.Chip().Execute($"""
            {again} {Enable(3)} {Firmware.Doorbell(1)} sleep: wfi; beqz s6, sleep
            {Firmware.Doorbell(2)} more: wfi; li t1, 2; bne s6, t1, more
            {Bench.Pass} .word 0
            {Trap}
            {Job}
            .align 8; second: .zero 256
            {Data}
            """);
        Assert.Equal((2, 2L), (run.Counters["interrupts"], run.Record.Modules[0].Jobs));
    }

    [Fact] // the core sleeps while the unit works: few instructions, many cycles
    public void A_core_that_sleeps_retires_nothing()
    {
        Outcome sleeping = Run($"{Enable(3)} {Firmware.Doorbell(1)} sleep: wfi; beqz s6, sleep");
        Outcome polling = Run($"{Enable(1)} {Firmware.Doorbell(1)} {Firmware.WaitForHead(1, "poll")}");
        Assert.InRange(sleeping.CpiStack["offload_wait"], 80, 200);
        Assert.True(sleeping.Record.Instructions < polling.Record.Instructions + 12);
    }

    // An interrupt is a transfer of no bytes from the module's zone to the core's: its time tells something.
    [Theory]
    [InlineData(3, 1)]
    [InlineData(1, 3)] // enabled when the job is done
    public void An_interrupt_out_of_another_zone_is_judged_once(int before, int after)
    {
        Bench bench = Unit.Chip(ChipText.VendorHash.Replace("0x4001_0000", "0x4000_0000", StringComparison.Ordinal)) with
        {
            Policy = "mode: enforce\ntags: []\npropagation: {address: none}",
        };
        string job = new Descriptor { Label = "job", Inputs = [("0x90001000", "3")], Outputs = [("0x90002000", "32")] }.Text();
        Outcome run = bench.Execute($"""
            {Firmware.Copy("job", "0x90000000", 64, "copy")} {Firmware.Start(Unit.Registers, "0x90000000", 1, before)} {Firmware.Doorbell(1)} {Firmware.WaitForHead(1, "poll")}
            li t0, {after}; sw t0, 8(s3); li t0, 3; sw t0, 8(s3)
            {Bench.Pass} .word 0
            {job}
            """);

        // The first completion raises it; in the first case the program then lowers the line and raises it once more.
        long expected = before == 3 ? 2 : 1;
        Assert.Equal(expected, run.Result.Crossings.Where(c => c.Kind == "interrupt").Sum(c => c.Count));
    }
}
