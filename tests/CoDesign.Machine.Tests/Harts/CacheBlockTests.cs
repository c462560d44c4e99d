using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Unprivileged ISA, version 20240411, "CMO" Extensions, "Zicbom" and "Zicboz". menvcfg and senvcfg: CBIE 5:4, CBCFE 6, CBZE 7.
public sealed class CacheBlockTests
{
    private const string Isa = "rv64imac_zicsr_zicbom_zicboz";
    private const ulong AllEnabled = 0xF0;
    private const string Fill = "li t0, -1; sd t0, -8(s1); sd t0, 0(s1); sd t0, 8(s1); sd t0, 56(s1); sd t0, 64(s1);";

    private static readonly Bench Bare = new() { Core = new CoreText { Isa = Isa, CacheBlock = 64 } };

    private static readonly Bench Unix = new()
    {
        Core = new CoreText
        {
            Isa = Isa,
            CacheBlock = 64,
            Privilege = "msu",
            Pmp = "{granularity: 4 B, enhanced: false}",
            Translation = "{scheme: sv39, tlb_entries: 4, source: test}",
        },
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    public void Zero_clears_the_block_that_holds_the_address(int offset)
    {
        Outcome run = Machine(Bare, $"{Fill} addi s2, s1, {offset}; cbo.zero (s2); fault: ecall");
        byte[] expected = [.. Enumerable.Repeat((byte)0xFF, 8), .. new byte[64], .. Enumerable.Repeat((byte)0xFF, 8)];
        Assert.Equal(expected, run.Bytes(run.Address("cell") - 8, 80));
    }

    [Theory]
    [InlineData("cbo.clean")]
    [InlineData("cbo.flush")]
    [InlineData("cbo.inval")] // memory may hold the newest value at any time, and here it always does
    public void Management_changes_no_byte(string instruction)
    {
        Outcome run = Machine(Bare, $"{Fill} {instruction} (s1); fault: ecall");
        Assert.Equal(Enumerable.Repeat((byte)0xFF, 8), run.Bytes("cell", 8));
    }

    [Theory]
    [InlineData("cbo.zero (s1)", 0x0044_a00f, 0x80, 0x80, 8)]
    [InlineData("cbo.zero (s1)", 0x0044_a00f, 0x70, 0x80, 2)]
    [InlineData("cbo.zero (s1)", 0x0044_a00f, 0x80, 0x70, 2)]
    [InlineData("cbo.clean (s1)", 0x0014_a00f, 0x40, 0x40, 8)]
    [InlineData("cbo.clean (s1)", 0x0014_a00f, 0xB0, 0x40, 2)]
    [InlineData("cbo.flush (s1)", 0x0024_a00f, 0x40, 0xB0, 2)]
    [InlineData("cbo.flush (s1)", 0x0024_a00f, 0x40, 0x40, 8)]
    [InlineData("cbo.inval (s1)", 0x0004_a00f, 0x30, 0x30, 8)]
    [InlineData("cbo.inval (s1)", 0x0004_a00f, 0x10, 0x10, 8)] // as flush
    [InlineData("cbo.inval (s1)", 0x0004_a00f, 0xC0, 0x30, 2)]
    [InlineData("cbo.inval (s1)", 0x0004_a00f, 0x30, 0xC0, 2)]
    public void User_mode_needs_leave_of_both_modes_above(string instruction, ulong bits, ulong machine, ulong supervisor, ulong cause)
    {
        Outcome run = User(Unix, machine, supervisor, $"fault: {instruction}; ecall");
        Assert.Equal((cause, cause == 2 ? bits : 0), (run.Register("a0"), run.Register("a2")));
    }

    [Theory]
    [InlineData("cbo.zero (s1)", 0x80, 9)]
    [InlineData("cbo.zero (s1)", 0x70, 2)]
    [InlineData("cbo.clean (s1)", 0x40, 9)]
    [InlineData("cbo.clean (s1)", 0xB0, 2)]
    [InlineData("cbo.inval (s1)", 0x10, 9)]
    [InlineData("cbo.inval (s1)", 0xC0, 2)]
    public void Supervisor_mode_needs_leave_of_machine_mode(string instruction, ulong machine, ulong cause) =>
        Assert.Equal(cause, Lower(Unix, machine, AllEnabled, "li t0, 0x800; csrs mstatus, t0", $"fault: {instruction}; ecall").Register("a0"));

    [Theory]
    [InlineData("menvcfg", ulong.MaxValue, 0x8000_0000_0000_00F1)] // STCE, FIOM
    [InlineData("menvcfg", 0x20, 0)] // CBIE 2 is reserved: WARL
    [InlineData("senvcfg", ulong.MaxValue, 0xF1)]
    public void Fields_hold_what_is_legal(string csr, ulong written, ulong read) =>
        Assert.Equal(read, Machine(Unix, $"li t0, 0x{written:x}; csrw {csr}, t0; csrr s2, {csr}; fault: ecall").Register("s2"));

    [Theory] // "a store access fault", and mtval is the address in rs1
    [InlineData("cbo.zero", 3, 8)]
    [InlineData("cbo.zero", 1, 7)]
    [InlineData("cbo.clean", 1, 8)]
    [InlineData("cbo.clean", 4, 7)]
    [InlineData("cbo.inval", 0, 7)]
    public void Protection_is_that_of_the_block(string instruction, int granted, ulong cause)
    {
        string rules = $"li t0, -1; csrw pmpaddr15, t0; li t0, 0x1f; slli t0, t0, 56; csrw pmpcfg2, t0; srli t0, s1, 2; ori t0, t0, 7; csrw pmpaddr0, t0; li t0, {0x18 | granted}; csrw pmpcfg0, t0";
        Outcome run = Lower(Unix, AllEnabled, AllEnabled, rules, $"addi s1, s1, 5; fault: {instruction} (s1); ecall");
        Assert.Equal((cause, cause == 8 ? 0 : run.Address("cell") + 5), (run.Register("a0"), run.Register("a2")));
    }

    [Fact] // an entry that holds part of the block does not match all bytes of the access
    public void Half_a_block_is_not_enough()
    {
        string rules = "li t0, -1; csrw pmpaddr15, t0; li t0, 0x1f; slli t0, t0, 56; csrw pmpcfg2, t0; srli t0, s1, 2; ori t0, t0, 3; csrw pmpaddr0, t0; li t0, 0x1f; csrw pmpcfg0, t0";
        Assert.Equal(7ul, Lower(Unix, AllEnabled, AllEnabled, rules, "fault: cbo.zero (s1); ecall").Register("a0"));
    }

    [Theory] // devices have no cache blocks
    [InlineData("cbo.zero")]
    [InlineData("cbo.flush")]
    public void Devices_refuse(string instruction) =>
        Assert.Equal((7ul, ChipText.Clint), Pair(Machine(Bare, $"li s1, 0x{ChipText.Clint:x}; fault: {instruction} (s1)")));

    [Fact] // a write-back cache of 64-byte lines; a miss costs 10 cycles besides the memory's one
    public void A_flushed_line_must_be_fetched_again()
    {
        Bench cached = Bare with { Core = Bare.Core with { DataCache = new CacheText(1024, 64, 1, MissOverhead: 10, WritesBack: true) } };
        long Misses(string instruction) => Machine(cached, $"lw a5, 0(s1); {instruction}; lw a5, 0(s1); fault: ecall").CpiStack["dcache"];
        Assert.Equal(Misses("nop"), Misses("cbo.clean (s1)"));
        Assert.Equal(Misses("nop") + 11, Misses("cbo.flush (s1)"));
        Assert.Equal(Misses("nop") + 11, Misses("cbo.inval (s1)"));
    }

    [Fact] // nothing flows into zeros: they are public
    public void Zeroed_bytes_lose_their_labels()
    {
        Bench secret = Bare with
        {
            Policy = """
                mode: enforce
                tags: [{id: key, description: a secret}]
                destinations: [{id: secure, may_learn: [key]}]
                propagation: {address: none}
                """,
            Labels = ["key"],
            Secrets = ["tag: key, symbol: cell"],
            Symbols = [("cell", false, "cell", "cell_end")],
        };
        Outcome kept = Machine(secret, "cbo.flush (s1); fault: ecall");
        Outcome zeroed = Machine(secret, "cbo.zero (s1); fault: ecall");
        Assert.Equal("key", kept.TagsAt(kept.Address("cell") + 63));
        Assert.Equal("", zeroed.TagsAt(zeroed.Address("cell")));
        Assert.Equal("", zeroed.TagsAt(zeroed.Address("cell") + 63));
        Assert.Equal("key", zeroed.TagsAt(zeroed.Address("cell") + 64));
    }

    private static (ulong Cause, ulong Value) Pair(Outcome run) => (run.Register("a0"), run.Register("a2"));

    private static Outcome User(Bench bench, ulong machine, ulong supervisor, string body) =>
        Lower(bench, machine, supervisor, "li t0, -1; csrw pmpaddr0, t0; li t0, 0x1f; csrw pmpcfg0, t0", body);

    // MPP is 0 in reset of this program: user mode, unless the setup says otherwise. Everything else is open.
    private static Outcome Lower(Bench bench, ulong machine, ulong supervisor, string setup, string body) => Machine(bench, $"""
        li t0, 0x1800; csrc mstatus, t0; li t0, -1; csrw pmpaddr15, t0; li t0, 0x1f; slli t0, t0, 56; csrw pmpcfg2, t0
        li t0, 0x{machine:x}; csrw menvcfg, t0; li t0, 0x{supervisor:x}; csrw senvcfg, t0
        {setup}
        la t0, lower; csrw mepc, t0; mret
        lower: {body}
        """);

    private static Outcome Machine(Bench bench, string body) => bench.Execute($"""
        la t0, handler; csrw mtvec, t0; la s1, cell
        {body}
        .align 2
        handler: csrr a0, mcause; csrr a1, mepc; csrr a2, mtval
        {Bench.Pass}
        .align 7; .zero 64; .align 6
        cell: .zero 128
        cell_end: .zero 8
        """);
}
