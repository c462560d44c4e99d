using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Unprivileged ISA, version 20240411, "Zc*", "Zcmp". Every run here happens in both engines, and the records are compared.
public sealed class SequenceTests
{
    private static readonly Bench Rv32 = new() { Core = new CoreText { Isa = "rv32im_zicsr_zicntr_zca_zcmp", MisalignedExtra = 1 } };
    private static readonly Bench Rv64 = new() { Core = new CoreText { Isa = "rv64im_zicsr_zicntr_zca_zcmp" } };

    private const string Function = """
        j start
        f: cm.push {ra, s0-s1}, -32
        li s0, 7; li s1, 8; mv s2, sp
        cm.popretz {ra, s0-s1}, 32
        start: la sp, top; li s0, 0x111; li s1, 0x222; li a0, 5
        again: jal ra, f
        addi s3, s3, 1; slti t0, s3, 300; bnez t0, again
        """;

    private const string Stack = "; .align 4; bottom: .zero 256; top: .zero 16";

    [Fact]
    public void A_function_saves_and_restores_what_it_uses()
    {
        foreach (Bench bench in (Bench[])[Rv32, Rv64])
        {
            Outcome run = bench.Execute($"{Function}; {Bench.Pass}{Stack}");
            Assert.Equal(0x111UL, run.Register("s0"));
            Assert.Equal(0x222UL, run.Register("s1"));
            Assert.Equal(0UL, run.Register("a0"));
            Assert.Equal(run.Address("top"), run.Register("sp"));
            Assert.Equal(run.Address("top") - 32, run.Register("s2"));
        }
    }

    [Fact] // ra, s0, s1 from low to high, right below the old stack pointer.
    public void Registers_lie_in_rising_order_below_the_old_stack_pointer()
    {
        Outcome run = Rv32.Execute($"la sp, top; li ra, 0x111; li s0, 0x222; li s1, 0x333; cm.push {{ra, s0-s1}}, -32; {Bench.Pass}{Stack}");
        Assert.Equal([0x111, 0x222, 0x333], Enumerable.Range(0, 3).Select(i => (int)run.Word(run.Address("top") - 12 + (ulong)(4 * i))));
    }

    [Fact] // Six instructions of the body, and the two that read the counter around them: what they stand for does not count.
    public void It_retires_as_one_instruction()
    {
        Outcome run = Rv64.Execute($"la sp, top; csrr a1, instret; cm.push {{ra, s0-s11}}, -112; nop; cm.pop {{ra, s0-s11}}, 112; csrr a2, instret; {Bench.Pass}{Stack}");
        Assert.Equal(4UL, run.Register("a2") - run.Register("a1"));
    }

    [Fact]
    public void Moves_take_both_arguments_and_give_them_back()
    {
        Outcome run = Rv32.Execute($"li a0, 5; li a1, 6; cm.mvsa01 s7, s2; li a0, 0; li a1, 0; cm.mva01s s2, s7; {Bench.Pass}");
        Assert.Equal((6UL, 5UL), (run.Register("a0"), run.Register("a1")));
        Assert.Equal((5UL, 6UL), (run.Register("s7"), run.Register("s2")));
    }

    // The third store leaves memory: those before it have happened, the stack pointer has not moved, and mepc is the instruction itself,
    // which has not retired. When the handler has repaired the stack pointer, it runs again from its start.
    [Fact]
    public void After_a_trap_in_its_middle_it_runs_again()
    {
        Outcome run = Rv32.Execute($$"""
            la t0, handler; csrw mtvec, t0; li sp, 0x80000008
            li s0, 0x222; li s1, 0x333; li ra, 0x111
            csrr a1, instret
            push: cm.push {ra, s0-s1}, -32
            {{Bench.Pass}}
            .align 2
            handler: csrr s3, mepc; csrr s4, mtval; csrr s5, mcause; mv s6, sp; csrr a2, instret; la sp, top; mret
            {{Stack}}
            """);
        Assert.Equal(run.Address("push"), run.Register("s3"));
        Assert.Equal(0x7FFFFFFCUL, run.Register("s4"));
        Assert.Equal(7UL, run.Register("s5"));
        Assert.Equal(0x80000008UL, run.Register("s6"));
        Assert.Equal(5UL, run.Register("a2") - run.Register("a1")); // csrr itself, then four of the handler
        Assert.Equal(0x111U, run.Word(run.Address("top") - 12));
    }

    [Fact] // A load of 3 cycles each, one after the other, and the rest of one: 2 × 3 + 1, and what csrr around it takes is the same.
    public void It_takes_the_time_of_what_it_stands_for()
    {
        Bench slow = Rv32 with { Core = Rv32.Core with { Interval = new() { [Isa.OpClass.Load] = 3 }, Latency = new() { [Isa.OpClass.Load] = 3 } } };
        long with = slow.Execute($"la sp, top; cm.pop {{ra, s0}}, 16; {Bench.Pass}{Stack}").Cycles;
        long without = slow.Execute($"la sp, top; {Bench.Pass}{Stack}").Cycles;
        Assert.Equal((2 * 3) + 1, with - without);
    }
}
