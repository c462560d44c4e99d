using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Unprivileged ISA, version 20240411, "Entropy Source": CSR seed (0x015) has OPST in 31:30 (ES16 is 2), zeros in 29:24 and
// entropy in 15:0; mseccfg has USEED at 8 and SSEED at 9.
public sealed class EntropyTests
{
    private const string Generator = "\n- {id: trng, kind: trng, zone: secure, base: 0x1001_0000";

    private static readonly Bench Random = Of("}");

    [Fact]
    public void A_seed_is_ready_and_fresh()
    {
        Outcome run = Machine(Random, "csrrw a3, seed, x0; csrrw a4, seed, x0; fault: ecall");
        Assert.Equal((0x8000ul, 0x8000ul), (run.Register("a3") >> 16, run.Register("a4") >> 16));
        Assert.NotEqual(run.Register("a3"), run.Register("a4"));
    }

    [Theory] // "The seed CSR must be accessed with a read-write instruction"
    [InlineData("csrrs a5, seed, x0", 0x0150_27f3)]
    [InlineData("csrrc a5, seed, x0", 0x0150_37f3)]
    [InlineData("csrrsi a5, seed, 0", 0x0150_67f3)]
    [InlineData("csrrci a5, seed, 0", 0x0150_77f3)]
    public void A_read_without_write_is_illegal(string instruction, ulong bits)
    {
        Outcome run = Machine(Random, $"fault: {instruction}");
        Assert.Equal((2ul, bits), (run.Register("a0"), run.Register("a2")));
    }

    [Theory]
    [InlineData("csrrs a5, seed, s1")]
    [InlineData("csrrsi a5, seed, 1")]
    [InlineData("csrrw x0, seed, s1")]
    public void Any_write_will_do_and_is_ignored(string instruction) => Assert.Equal(11ul, Machine(Random, $"{instruction}; fault: ecall").Register("a0"));

    [Theory]
    [InlineData(0, false, 2)]
    [InlineData(0x100, false, 8)]
    [InlineData(0x200, false, 2)]
    [InlineData(0, true, 2)]
    [InlineData(0x100, true, 2)]
    [InlineData(0x200, true, 9)]
    public void Lower_modes_need_leave(int security, bool isSupervisor, ulong cause)
    {
        string mode = isSupervisor ? "li t0, 0x800; csrs mstatus, t0" : "nop";
        Outcome run = Machine(Random, $"li t0, {security}; csrw mseccfg, t0; li t0, 0x1800; csrc mstatus, t0; {mode}; la t0, lower; csrw mepc, t0; mret; lower: csrrw a5, seed, x0; ecall");
        Assert.Equal(cause, run.Register("a0"));
    }

    [Fact] // without Smepmp the rest of mseccfg reads as zero
    public void Security_configuration_has_the_two_fields() =>
        Assert.Equal(0x300ul, Machine(Random, "li t0, -1; csrw mseccfg, t0; csrr s2, mseccfg; fault: ecall").Register("s2"));

    [Fact]
    public void A_run_can_be_repeated()
    {
        ulong Draw(ulong seed) => Machine(Random with { Seed = seed }, "csrrw a3, seed, x0; fault: ecall").Register("a3");
        Assert.Equal(Draw(7), Draw(7));
        Assert.NotEqual(Draw(7), Draw(8));
    }

    [Theory]
    [InlineData("csrrw a3, seed, x0")]
    [InlineData("li s1, 0x10010000; lw a3, 0(s1)")]
    public void Entropy_carries_the_label_of_its_source(string draw)
    {
        Bench labelled = Of(", tag: rand}") with
        {
            Policy = """
                mode: enforce
                tags: [{id: rand, description: fresh randomness}]
                destinations: [{id: secure, may_learn: [rand]}]
                propagation: {address: none}
                """,
        };
        Outcome run = Machine(labelled, $"{draw}; fault: ecall");
        Assert.Equal("rand", run.TagsOf("a3", 0));
        Assert.Empty(run.Rules);
    }

    [Fact]
    public void A_chip_without_source_is_refused()
    {
        Bench bench = Bench.Rv64 with { Core = new CoreText { Isa = "rv64i_zkr" } };
        Assert.Contains("the chip has no entropy source for zkr", Refusal(bench), StringComparison.Ordinal);
    }

    [Fact] // a CSR read is no transfer: nobody would judge it
    public void A_source_in_another_zone_is_refused()
    {
        Bench bench = Random with { Chip = Random.Chip with { Devices = Random.Chip.Devices.Replace("trng, zone: secure", "trng, zone: shared", StringComparison.Ordinal) } };
        Assert.Contains("put the device in zone 'secure'", Refusal(bench), StringComparison.Ordinal);
    }

    private static string Refusal(Bench bench) => Assert.ThrowsAny<Exception>(() => bench.Load("nop")).Message;

    private static Bench Of(string end) => Bench.Rv64 with
    {
        Core = new CoreText { Isa = "rv64imac_zicsr_zkr", Privilege = "msu" },
        Chip = new ChipText { Devices = new ChipText().Devices + Generator + end },
    };

    private static Outcome Machine(Bench bench, string body) => bench.Execute($"""
        la t0, handler; csrw mtvec, t0
        {body}
        .align 2
        handler: csrr a0, mcause; csrr a1, mepc; csrr a2, mtval
        {Bench.Pass}
        """);
}
