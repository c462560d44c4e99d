using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Devices;

// The ways in which a bare-metal program says that it is done.
public sealed class ExitTests
{
    private const string ToHost = ".align 6; tohost: .dword 0; neighbour: .dword 0";

    // riscv-tests, env/p/riscv_test.h: 1 is pass, (code << 1) | 1 is fail; Spike returns tohost >> 1.
    [Theory]
    [InlineData(64, 1, 0)]
    [InlineData(64, 43, 21)]
    [InlineData(32, 7, 3)]
    public void An_odd_value_in_tohost_exits_with_its_half(int xlen, int value, int code)
    {
        ExitRecord exit = Bench.Of(xlen).Execute($"li a0, {value}; la a1, tohost; sw a0, 0(a1); .word 0; {ToHost}").Record.Exit;
        Assert.Equal((ExitRecord.GuestExit, code), (exit.Reason, exit.GuestCode!.Value));
        Assert.Equal($"exit code {code} through tohost", exit.Message);
    }

    [Fact] // Spike, fesvr: device 1, command 1 is a character; tohost reads as zero when it is taken
    public void Device_1_command_1_prints_a_character_and_is_acknowledged()
    {
        const string Print = "li a0, 0x0101000000000048; la a1, tohost; sd a0, 0(a1); ld s1, 0(a1); li a0, 0x010100000000000a; sd a0, 0(a1);";
        Outcome run = Bench.Rv64.Execute(Print + "li a0, 1; sd a0, 0(a1);" + ToHost);
        Assert.Equal("H\n"u8.ToArray(), run.Output);
        Assert.Equal(0ul, run.Register("s1"));
        Assert.Equal(0, run.Record.Exit.GuestCode);
    }

    [Fact] // riscv-tests writes the upper word of RV32 first; the lower one triggers
    public void On_RV32_the_lower_word_is_the_trigger()
    {
        Outcome run = Bench.Rv32.Execute(
            "la a1, tohost; li a0, 0x01010000; sw a0, 4(a1); li a0, 0x41; sw a0, 0(a1); sw x0, 4(a1); li a0, 1; sw a0, 0(a1);" + ToHost);
        Assert.Equal("A"u8.ToArray(), run.Output);
        Assert.Equal(0, run.Record.Exit.GuestCode);
    }

    [Theory]
    [InlineData("sd a0, 8(a1)")] // the word behind it
    [InlineData("sd a0, -8(a1)")]
    [InlineData("sd x0, 0(a1)")]
    [InlineData("li a2, 6; sd a2, 0(a1)")] // even: a request that nobody serves
    public void Other_stores_do_not_end_the_run(string store)
    {
        Outcome run = Bench.Rv64.Execute($"li a0, 1; la a1, tohost; {store}; li s1, 9; {Bench.Pass} .align 6; .zero 8; {ToHost}");
        Assert.Equal(9ul, run.Register("s1"));
        Assert.Equal("exit code 0 through test finisher", run.Record.Exit.Message);
    }

    [Fact]
    public void A_program_that_waits_for_an_answer_in_tohost_reaches_the_limit()
    {
        Outcome run = (Bench.Rv64 with { MaximumCycles = 5000 })
            .Execute("li a0, 6; la a1, fromhost; la a2, tohost; sd a0, 0(a2); wait: ld a3, 0(a1); beqz a3, wait; .align 6; fromhost: .dword 0;" + ToHost);
        Assert.Equal(ExitRecord.Limit, run.Record.Exit.Reason);
    }

    // "Semihosting for AArch32 and AArch64", SYS_EXIT 0x18 and SYS_EXIT_EXTENDED 0x20: ADP_Stopped_ApplicationExit is 0x20026. On
    // 64 bits, and in the extended call, a1 points to reason and code; on 32 bits a1 is the reason itself.
    [Theory]
    [InlineData(64, "li a0, 0x18; la a1, block", "block: .dword 0x20026, 5", 5)]
    [InlineData(64, "li a0, 0x20; la a1, block", "block: .dword 0x20026, 0", 0)]
    [InlineData(64, "li a0, 0x18; la a1, block", "block: .dword 0x20023, 0", 1)] // ADP_Stopped_RunTimeErrorUnknown
    [InlineData(32, "li a0, 0x18; li a1, 0x20026", "", 0)]
    [InlineData(32, "li a0, 0x18; li a1, 0x20023", "", 1)]
    [InlineData(32, "li a0, 0x20; la a1, block", "block: .word 0x20026, 6", 6)]
    public void Semihosting_exits(int xlen, string arguments, string data, int code)
    {
        ExitRecord exit = Bench.Of(xlen)
            .Execute($"{arguments}; slli x0, x0, 0x1f; ebreak; srai x0, x0, 7; .word 0; .align 3; {data}").Record.Exit;
        Assert.Equal((ExitRecord.GuestExit, code), (exit.Reason, exit.GuestCode ?? -1));
        Assert.Equal($"exit code {code} through semihosting", exit.Message);
    }

    [Fact] // −1 says that the operation is not supported
    public void Other_semihosting_operations_fail_and_the_program_goes_on()
    {
        Outcome run = Bench.Rv64.Execute($"li a0, 0x04; slli x0, x0, 0x1f; ebreak; srai x0, x0, 7; mv s1, a0; {Bench.Pass}");
        Assert.Equal(ulong.MaxValue, run.Register("s1"));
        Assert.Equal(0, run.Counters["traps"]);
    }

    [Theory]
    [InlineData("slli x0, x0, 0x1f; ebreak; srai x0, x0, 6")]
    [InlineData("slli x0, x0, 0x1e; ebreak; srai x0, x0, 7")]
    public void A_breakpoint_without_the_whole_sequence_is_a_breakpoint(string sequence) =>
        Assert.Equal(ExitRecord.Trap, Bench.Rv64.Execute($"li a0, 0x18; {sequence}; {Bench.Pass}").Record.Exit.Reason);

    // SiFive test finisher: 0x5555 pass, 0x3333 with the code in the upper half.
    [Theory]
    [InlineData(0x5555, 0)]
    [InlineData(0x7_3333, 7)]
    [InlineData(0xffff_3333, 0xffff)]
    public void The_test_finisher_ends_the_run(uint value, int code)
    {
        ExitRecord exit = Bench.Rv64.Execute($"li a0, 0x100000; li a1, 0x{value:x}; sw a1, 0(a0); .word 0").Record.Exit;
        Assert.Equal((ExitRecord.GuestExit, code), (exit.Reason, exit.GuestCode!.Value));
    }

    [Fact]
    public void Other_values_do_not_end_it()
    {
        Outcome run = Bench.Rv64.Execute($"li a0, 0x100000; li a1, 0x1234; sw a1, 0(a0); lw s1, 0(a0); {Bench.Pass}");
        Assert.Equal((0ul, 0), (run.Register("s1"), run.Record.Exit.GuestCode!.Value));
    }
}
