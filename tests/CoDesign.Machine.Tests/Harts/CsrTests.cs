using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Privileged Architecture, version 20240411, "Machine-Level CSRs", for a hart with machine mode only.
public sealed class CsrTests
{
    [Theory]
    // MPP is WARL and can only be 3 where there is no other mode; MIE (3) and MPIE (7) can be written; the rest is for what is absent.
    [InlineData(32, "mstatus", 0xffff_ffff, 0x1888)]
    [InlineData(64, "mstatus", ulong.MaxValue, 0x1888)]
    [InlineData(64, "mstatus", 0, 0x1800)]
    [InlineData(32, "mstatush", 0xffff_ffff, 0)]
    // MXL in the two highest bits; A 0, C 2, I 8, M 12.
    [InlineData(32, "misa", 0, 0x4000_1105)]
    [InlineData(64, "misa", 0, 0x8000_0000_0000_1105)]
    // The standard interrupts 3, 7, 11, and 16 to 31 for the platform.
    [InlineData(64, "mie", ulong.MaxValue, 0xffff_0888)]
    [InlineData(64, "mip", ulong.MaxValue, 0)]
    [InlineData(64, "mtvec", 0x8000_0100, 0x8000_0100)]
    [InlineData(64, "mtvec", 0x8000_0101, 0x8000_0101)]
    [InlineData(64, "mepc", 0x8000_0003, 0x8000_0002)] // IALIGN is 16
    [InlineData(64, "mscratch", 0x0123_4567_89ab_cdef, 0x0123_4567_89ab_cdef)]
    [InlineData(32, "mscratch", 0xffff_ffff, 0xffff_ffff)]
    [InlineData(64, "mcause", 0x8000_0000_0000_0007, 0x8000_0000_0000_0007)]
    [InlineData(64, "mtval", 0x1234, 0x1234)]
    [InlineData(64, "mcountinhibit", ulong.MaxValue, 5)] // CY and IR; there are no other counters
    public void A_register_keeps_what_is_legal(int xlen, string csr, ulong written, ulong read)
    {
        Outcome run = Bench.Of(xlen).Execute($"li a0, 0x{written:x}; csrw {csr}, a0; csrr a1, {csr}; {Bench.Pass}");
        Assert.Equal(read, run.Register("a1"));
    }

    [Theory]
    [InlineData(0x8000_0102)]
    [InlineData(0x8000_0103)]
    public void Reserved_vector_modes_become_a_legal_one(ulong written)
    {
        ulong read = Bench.Rv64.Execute($"li a0, 0x{written:x}; csrw mtvec, a0; csrr a1, mtvec; {Bench.Pass}").Register("a1");
        Assert.Contains(read, new[] { 0x8000_0100ul, 0x8000_0101ul });
    }

    [Fact]
    public void Without_compressed_instructions_mepc_is_aligned_to_four()
    {
        Bench bench = new() { Core = new CoreText { Isa = "rv64ima_zicsr" } };
        Assert.Equal(0x8000_0000ul, bench.Execute("li a0, 0x80000003; csrw mepc, a0; csrr a1, mepc;" + Bench.Pass).Register("a1"));
    }

    [Theory]
    [InlineData("mvendorid")]
    [InlineData("marchid")]
    [InlineData("mimpid")]
    [InlineData("mhartid")]
    [InlineData("mconfigptr")]
    public void Identity_reads_as_zero(string csr) =>
        Assert.Equal(0ul, Bench.Rv64.Execute($"li a1, 5; csrr a1, {csr}; {Bench.Pass}").Register("a1"));

    // "All counters should be implemented, but a legal implementation is to make both the counter and its corresponding event
    // selector be read-only 0."
    [Theory]
    [InlineData(64, 0xb03)]
    [InlineData(64, 0xb1f)]
    [InlineData(64, 0x323)]
    [InlineData(64, 0x33f)]
    [InlineData(32, 0xb83)]
    [InlineData(32, 0xb9f)]
    public void Event_counters_and_selectors_are_there_and_read_as_zero(int xlen, int csr)
    {
        Outcome run = Bench.Of(xlen).Execute($"li a0, 9; csrw 0x{csr:x}, a0; li a1, 5; csrr a1, 0x{csr:x}; {Bench.Pass}");
        Assert.Equal(0ul, run.Register("a1"));
        Assert.Equal("guest_exit", run.Record.Exit.Reason);
    }

    [Theory]
    [InlineData("mcycleh")]
    [InlineData("minstreth")]
    [InlineData("mstatush")]
    [InlineData("0xb83")]
    public void High_halves_exist_on_RV32_alone(string csr)
    {
        Assert.Equal("guest_exit", Bench.Rv32.Execute($"csrr a0, {csr}; {Bench.Pass}").Record.Exit.Reason);
        Assert.Equal("trap", Bench.Rv64.Execute($"csrr a0, {csr}; {Bench.Pass}").Record.Exit.Reason);
    }

    // csrrs and csrrc with x0 or 0 do not write, so they may name a read-only register; csrrw always writes.
    [Theory]
    [InlineData("csrrs a0, mhartid, x0", "guest_exit")]
    [InlineData("csrrci a0, mhartid, 0", "guest_exit")]
    [InlineData("csrrs a0, mhartid, a1", "trap")] // the register number counts, not that it holds 0
    [InlineData("csrrsi a0, mhartid, 1", "trap")]
    [InlineData("csrrw x0, mhartid, x0", "trap")]
    [InlineData("csrrwi x0, mhartid, 0", "trap")]
    public void Only_what_writes_may_not_name_a_read_only_register(string instruction, string reason) =>
        Assert.Equal(reason, Bench.Rv64.Execute($"li a1, 0; {instruction}; {Bench.Pass}").Record.Exit.Reason);

    [Fact]
    public void Reading_and_writing_exchange_set_and_clear()
    {
        Outcome run = Bench.Rv64.Execute($"""
            li a0, 0xf0; csrw mscratch, a0
            li a1, 0x0f; csrrs a2, mscratch, a1
            li a1, 0x30; csrrc a3, mscratch, a1
            csrrwi a4, mscratch, 7
            csrrsi a5, mscratch, 8
            csrrci a6, mscratch, 1
            csrr a7, mscratch
            {Bench.Pass}
            """);
        Assert.Equal([0xf0, 0xff, 0xcf, 7, 15, 14], new[] { "a2", "a3", "a4", "a5", "a6", "a7" }.Select(run.Register));
    }

    // A write of minstret takes precedence over its increment (Spike says so where it undoes the increment): the next instruction
    // reads what was written. Two instructions later it is two more.
    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void The_instruction_after_a_write_of_minstret_reads_what_was_written(int xlen)
    {
        Outcome run = Bench.Of(xlen).Execute($"li a0, 1000; csrw minstret, a0; csrr a1, minstret; nop; csrr a2, minstret; {Bench.Pass}");
        Assert.Equal((1000ul, 1002ul), (run.Register("a1"), run.Register("a2")));
    }

    // "Any CSR write takes effect after the writing instruction has otherwise completed": 3 cycles later, on a core that takes one
    // per instruction, the counter is 3 more.
    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Mcycle_counts_on_from_what_was_written(int xlen)
    {
        Outcome run = Bench.Of(xlen).Execute($"li a0, 1000; csrw mcycle, a0; nop; nop; nop; csrr a1, mcycle; {Bench.Pass}");
        Assert.Equal(1003ul, run.Register("a1"));
    }

    [Fact]
    public void A_slow_write_of_mcycle_counts_from_its_end()
    {
        var core = new CoreText { Interval = { [Isa.OpClass.Csr] = 4 }, Latency = { [Isa.OpClass.Csr] = 4 } };
        Outcome run = (Bench.Rv64 with { Core = core }).Execute($"li a0, 1000; csrw mcycle, a0; nop; nop; nop; csrr a1, mcycle; {Bench.Pass}");
        Assert.Equal(1003ul, run.Register("a1"));
    }

    [Fact]
    public void The_counters_for_programs_show_the_machine_counters()
    {
        Outcome run = Bench.Rv64.Execute($"li a0, 5000; csrw mcycle, a0; csrw minstret, a0; csrr a1, cycle; csrr a2, instret; {Bench.Pass}");
        Assert.Equal((5001ul, 5001ul), (run.Register("a1"), run.Register("a2"))); // one instruction after each write, of a cycle
    }

    // RV32: the low half wraps into the high half.
    [Fact]
    public void Halves_of_a_counter_are_one_counter()
    {
        Outcome run = Bench.Rv32.Execute($"""
            li a0, 7; csrw minstreth, a0
            li a0, -1; csrw minstret, a0
            csrr a1, minstret; csrr a2, minstreth; csrr a3, minstret
            li a0, 9; csrw mcycleh, a0; csrr a4, mcycleh; csrr a5, cycleh
            {Bench.Pass}
            """);
        Assert.Equal([0xffff_ffff, 8, 1, 9, 9], new[] { "a1", "a2", "a3", "a4", "a5" }.Select(run.Register));
    }

    [Fact]
    public void Writing_one_half_leaves_the_other()
    {
        Outcome run = Bench.Rv32.Execute($"""
            li a0, 3; csrw mcycleh, a0
            li a0, 100; csrw mcycle, a0
            csrr a1, mcycleh
            li a0, 5; csrw mcycleh, a0
            csrr a2, mcycle
            {Bench.Pass}
            """);
        Assert.Equal(3ul, run.Register("a1"));
        Assert.Equal(103ul, run.Register("a2")); // csrr, li and csrw, a cycle each
    }

    [Fact] // mcountinhibit: CY is bit 0, IR bit 2
    public void An_inhibited_counter_stands_still_and_goes_on_from_there()
    {
        Outcome run = Bench.Rv64.Execute($"""
            csrwi mcountinhibit, 4
            csrr a0, minstret; nop; nop; csrr a1, minstret
            csrwi mcountinhibit, 0
            csrr a2, minstret; nop; csrr a3, minstret
            csrwi mcountinhibit, 1
            csrr a4, mcycle; nop; csrr a5, mcycle
            li a6, 50; csrw mcycle, a6; nop; csrr a6, mcycle
            csrwi mcountinhibit, 0; nop; csrr a7, mcycle
            {Bench.Pass}
            """);
        Assert.Equal(run.Register("a0"), run.Register("a1"));
        Assert.Equal(run.Register("a0"), run.Register("a2"));
        Assert.Equal(run.Register("a2") + 2, run.Register("a3"));
        Assert.Equal(run.Register("a4"), run.Register("a5"));
        Assert.Equal((50ul, 51ul), (run.Register("a6"), run.Register("a7")));
    }

    [Fact] // 1 MHz ticks at 100 MHz: after 250 cycles it is 2
    public void Time_counts_microseconds()
    {
        string nops = string.Concat(Enumerable.Repeat("nop;", 250));
        Outcome run = Bench.Rv64.Execute($"csrr a0, time; {nops} csrr a1, time; {Bench.Pass}");
        Assert.Equal((0ul, 2ul), (run.Register("a0"), run.Register("a1")));
    }
}
