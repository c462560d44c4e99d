using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Devices;

// PC16550D data sheet, "Registers": 0 THR, 3 LCR (bit 7 DLAB), 5 LSR (bit 5 THRE, bit 6 TEMT), 7 scratch.
public sealed class UartTests
{
    private const string Port = "li s0, 0x10000000;";

    [Fact]
    public void Bytes_written_to_the_transmitter_come_out_in_order()
    {
        Outcome run = Bench.Rv64.Execute(Port + "li a0, 79; sb a0, 0(s0); li a0, 75; sb a0, 0(s0); li a0, 10; sb a0, 0(s0);" + Bench.Pass);
        Assert.Equal("OK\n"u8.ToArray(), run.Output);
        Assert.Equal("OK\n", run.Record.GuestOutput);
    }

    [Fact]
    public void The_transmitter_is_always_empty()
    {
        Outcome run = Bench.Rv64.Execute(Port + "li a0, 65; sb a0, 0(s0); lbu s1, 5(s0);" + Bench.Pass);
        Assert.Equal(0x60ul, run.Register("s1"));
    }

    [Fact]
    public void With_DLAB_set_the_byte_is_a_divisor_and_no_output()
    {
        Outcome run = Bench.Rv64.Execute(Port + "li a0, 0x83; sb a0, 3(s0); li a1, 27; sb a1, 0(s0); li a0, 3; sb a0, 3(s0); li a1, 66; sb a1, 0(s0);" + Bench.Pass);
        Assert.Equal("B"u8.ToArray(), run.Output);
    }

    [Fact]
    public void The_scratch_register_keeps_a_byte()
    {
        Outcome run = Bench.Rv64.Execute(Port + "li a0, 0x5a; sb a0, 7(s0); lbu s1, 7(s0);" + Bench.Pass);
        Assert.Equal(0x5aul, run.Register("s1"));
    }

    [Theory]
    [InlineData("lbu a0, 8(s0)")]
    [InlineData("sb a0, 8(s0)")]
    [InlineData("lw a0, 4(s0)")] // registers are bytes
    public void An_access_that_is_no_register_faults(string access) =>
        Assert.Equal(ExitRecord.Trap, Bench.Rv64.Execute(Port + access + ";" + Bench.Pass).Record.Exit.Reason);
}
