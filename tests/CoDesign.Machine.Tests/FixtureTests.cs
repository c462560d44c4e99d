using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests;

public sealed class FixtureTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void A_program_given_as_text_runs_to_its_end(int xlen)
    {
        Outcome run = Bench.Of(xlen).Execute("li a0, 40; addi a0, a0, 2;" + Bench.Pass);
        Assert.Equal(42ul, run.Register("a0"));
        Assert.Equal((ExitRecord.GuestExit, 0), (run.Record.Exit.Reason, run.Record.Exit.GuestCode!.Value));
    }

    // li 0x100000 is one lui; li 0x5555 is lui and addi: 2 + 1 + 2 instructions and the store, each one cycle. The store goes over
    // the local bus: 1 cycle of data and 1 of latency there, 1 in the register, 1 of latency back.
    [Fact]
    public void On_the_plain_core_cycles_are_instructions_and_what_the_bus_takes()
    {
        Outcome run = Bench.Rv64.Execute("nop; nop;" + Bench.Pass);
        Assert.Equal(6, run.Record.Instructions);
        Assert.Equal(6, run.CpiStack["base"]);
        Assert.Equal(run.Cycles, run.CpiStack["base"] + run.CpiStack["mmio"]);
    }
}
