using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Unprivileged ISA, "Zifencei": stores to instruction memory are visible to fetches of the hart after fence.i.
public sealed class FenceTests
{
    // addi a0, x0, 1 and the encoding of addi a0, x0, 2: imm 2 << 20, rd 10 << 7, opcode 0x13.
    private const string Function = ".align 2; function: addi a0, x0, 1; ret";
    private const string Patch = "la t0, function; li t1, 0x00200513; sw t1, 0(t0);";

    [Fact]
    public void Code_that_ran_before_is_fetched_anew_after_a_fence()
    {
        Outcome run = Bench.Rv64.Execute($"call function; mv s1, a0; {Patch} fence.i; call function; mv s2, a0; {Bench.Pass} .word 0; {Function}");
        Assert.Equal((1ul, 2ul), (run.Register("s1"), run.Register("s2")));
    }

    [Fact]
    public void A_program_may_write_its_next_instructions()
    {
        Outcome run = Bench.Rv64.Execute($"la t0, next; li t1, 0x00200513; sw t1, 0(t0); fence.i; next: addi a0, x0, 1; {Bench.Pass}");
        Assert.Equal(2ul, run.Register("a0"));
    }

    [Fact]
    public void Every_fence_counts_for_the_stores_before_it()
    {
        // The immediate of the instruction grows by one in each round: 1 + 2 + … + 50.
        Outcome run = Bench.Rv64.Execute($"""
            li s1, 0; li s2, 50
            round: call function; add s1, s1, a0
            la t0, function; lw t1, 0(t0); li t2, 0x100000; add t1, t1, t2; sw t1, 0(t0); fence.i
            addi s2, s2, -1; bnez s2, round
            {Bench.Pass} .word 0; {Function}
            """);
        Assert.Equal(1275ul, run.Register("s1"));
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Instructions_that_were_run_before_a_fence_still_count(int xlen)
    {
        const string Body = "call function; fence.i; call function; fence.i; nop;";
        Outcome run = Bench.Of(xlen).Execute($"{Body} {Bench.Pass} .word 0; {Function}");

        // Two calls of jal, addi and ret; two fences; nop; 6 − 2 of the end: li (1), li (2), sw.
        Assert.Equal((2 * 3) + 2 + 1 + 4, run.Record.Instructions);
        Assert.Equal(run.Record.Instructions, run.CpiStack["base"]);
    }

    [Fact]
    public void Memory_fences_and_hints_change_nothing()
    {
        Outcome run = Bench.Rv64.Execute($"li a0, 3; fence; fence rw, w; fence.i; slti x0, a0, 0x1; {Bench.Pass}");
        Assert.Equal(3ul, run.Register("a0"));
    }
}
