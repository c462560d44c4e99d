using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Privileged Architecture, version 20240411, "Sv32", "Sv39", "Sv48", "Virtual Address Translation Process", "Svade", "Svadu".
// Bits of a page-table entry: V 0, R 1, W 2, X 3, U 4, G 5, A 6, D 7, page number from bit 10.
public sealed class TranslationTests
{
    private const ulong Frame = ChipText.Ram + 0x9_0000;

    // Tables: root, the second level of 0x40000000, and its third level, whose entry 0 a test gives.
    private const ulong Root = ChipText.Ram + 0x8_0000;
    private const ulong Second = Root + 0x1000;
    private const ulong Third = Root + 0x2000;

    private const string Sum = "li t0, 0x40000; csrs sstatus, t0;";
    private const string Mxr = "li t0, 0x80000; csrs sstatus, t0;";

    private static readonly Bench Paged = new() { Core = new CoreText { Privilege = "msu", Translation = "{scheme: sv39, tlb_entries: 8, source: test}" } };

    // The cause after the access; 9 and 8: it succeeded, and the ecall behind it came from S or U.
    [Theory]
    [InlineData(0xcf, "ld a5, 0(s1)", 9)]
    [InlineData(0xcf, "sd a5, 0(s1)", 9)]
    [InlineData(0xcf, "amoadd.d a5, a5, (s1)", 9)]
    [InlineData(0xcf, "jr s1", 9)]
    [InlineData(0xce, "ld a5, 0(s1)", 13)] // V 0
    [InlineData(0xce, "sd a5, 0(s1)", 15)]
    [InlineData(0xce, "jr s1", 12)]
    [InlineData(0xc5, "ld a5, 0(s1)", 13)] // W without R is reserved
    [InlineData(0xc5, "sd a5, 0(s1)", 15)]
    [InlineData(0xc9, "ld a5, 0(s1)", 13)] // X only
    [InlineData(0xc9, Mxr + "ld a5, 0(s1)", 9)]
    [InlineData(0xc9, "jr s1", 9)]
    [InlineData(0xc3, "sd a5, 0(s1)", 15)] // R only
    [InlineData(0xc3, "amoadd.d a5, a5, (s1)", 15)]
    [InlineData(0xc3, "lr.d a5, (s1)", 9)]
    [InlineData(0xc7, "jr s1", 12)]
    [InlineData(0xdf, "ld a5, 0(s1)", 13)] // U
    [InlineData(0xdf, Sum + "ld a5, 0(s1)", 9)]
    [InlineData(0xdf, Sum + "sd a5, 0(s1)", 9)]
    [InlineData(0xdf, Sum + "jr s1", 12)] // "irrespective of SUM, the supervisor may not execute code on pages with U=1"
    [InlineData(0x8f, "ld a5, 0(s1)", 13)] // A 0
    [InlineData(0x8f, "jr s1", 12)]
    [InlineData(0x4f, "ld a5, 0(s1)", 9)] // D 0
    [InlineData(0x4f, "sd a5, 0(s1)", 15)]
    [InlineData(0x4f, "amoadd.d a5, a5, (s1)", 15)]
    [InlineData(0x01, "ld a5, 0(s1)", 13)] // a pointer where there is no further level
    public void A_page_permits_what_its_entry_says(int flags, string access, ulong cause)
    {
        Outcome run = Supervisor($"{access}; ecall", flags);
        Assert.Equal((cause, cause == 9 ? 0 : 0x4000_0000ul), (run.Register("a0"), run.Register("a2")));
    }

    [Theory]
    [InlineData(0xdf, "ld a5, 0(s1)", 8)]
    [InlineData(0xdf, "sd a5, 0(s1)", 8)]
    [InlineData(0xcf, "ld a5, 0(s1)", 13)]
    [InlineData(0xcf, "sd a5, 0(s1)", 15)]
    [InlineData(0xcf, "jr s1", 12)]
    public void A_program_reaches_its_own_pages_only(int flags, string access, ulong cause)
    {
        // 0xc0000000 is the program's memory once more, for user mode.
        Outcome run = Supervisor($"la t0, user; li t1, 0x40000000; add t0, t0, t1; csrw sepc, t0; li t0, 0x100; csrc sstatus, t0; sret; user: {access}; ecall", flags);
        Assert.Equal((cause, cause == 8 ? 0 : 0x4000_0000ul), (run.Register("a0"), run.Register("a2")));
    }

    [Theory]
    [InlineData(1UL << 39)] // bits 63:39 must equal bit 38
    [InlineData(0x4020_0000)] // a superpage whose page number has bits below its size
    [InlineData(0x4060_0000)] // reserved bit 54
    public void An_address_that_does_not_translate_is_a_page_fault(ulong address)
    {
        Outcome run = Supervisor($"li s1, 0x{address:x}; ld a5, 0(s1); ecall");
        Assert.Equal((13ul, address), (run.Register("a0"), run.Register("a2")));
    }

    [Fact] // 2 MiB at 0x40400000 are 0x80000000; the frame is 0x90000 inside
    public void A_superpage_holds_all_its_addresses()
    {
        Outcome run = Supervisor("li s1, 0x40490000; lwu s2, 0(s1); ecall");
        Assert.Equal((9ul, 0x73ul), (run.Register("a0"), run.Register("s2")));
    }

    [Fact] // menvcfg.ADUE is bit 61
    public void Hardware_sets_the_bits_where_machine_mode_lets_it()
    {
        Bench bench = With("{scheme: sv39, tlb_entries: 8, accessed_dirty: hardware, source: test}");
        const string Enable = "li t0, 1; slli t0, t0, 61; csrw menvcfg, t0;";
        Assert.Equal(0x4ful, Supervisor("ld a5, 0(s1); ecall", 0x0f, Enable, bench).DoubleWord(Third) & 0xff);
        Assert.Equal(0xcful, Supervisor("ld a5, 0(s1); sd a5, 0(s1); ecall", 0x0f, Enable, bench).DoubleWord(Third) & 0xff);
        Assert.Equal(13ul, Supervisor("ld a5, 0(s1); ecall", 0x0f, "nop", bench).Register("a0"));
        Assert.Equal(13ul, Supervisor("ld a5, 0(s1); ecall", 0x0f, Enable).Register("a0")); // Svade: ADUE is read-only zero
    }

    [Fact]
    public void After_a_fence_the_tables_are_read_again()
    {
        // Entry 0 now leads to the next frame, which holds 77.
        Outcome run = Supervisor($"ld s2, 0(s1); li t0, {Entry(Frame + 0x1000, 0xcf)}; li t1, 0x{Third:x}; sd t0, 0(t1); sfence.vma; ld s3, 0(s1); ecall", setup: $"li t0, 0x{Frame + 0x1000:x}; li t1, 77; sd t1, 0(t0)");
        Assert.Equal((0x73ul, 77ul), (run.Register("s2"), run.Register("s3")));
    }

    [Fact] // the same for code: it is decoded anew where the mapping leads elsewhere
    public void After_a_fence_code_is_fetched_from_its_new_place()
    {
        // li s2, 1; ret and li s2, 2; ret.
        Outcome run = Supervisor(
            $"jalr ra, 0(s1); mv s3, s2; li t0, {Entry(Frame + 0x1000, 0xcf)}; li t1, 0x{Third:x}; sd t0, 0(t1); sfence.vma s1, x0; jalr ra, 0(s1); ecall",
            setup: $"li t0, 0x{Frame:x}; li t1, 0x00100913; sw t1, 0(t0); li t1, 0x00008067; sw t1, 4(t0); li t0, 0x{Frame + 0x1000:x}; li t2, 0x00200913; sw t2, 0(t0); sw t1, 4(t0)");
        Assert.Equal((1ul, 2ul), (run.Register("s3"), run.Register("s2")));
    }

    [Theory] // addi a5, x0, 0x123 in two pages that do not follow each other in memory; an ecall behind
    [InlineData(0xcf, 9, 0x123, 0)]
    [InlineData(0xc7, 12, 0, 0x4000_1000)] // stval: the half that faulted
    public void An_instruction_may_lie_in_two_pages(int flags, ulong cause, ulong a5, ulong value)
    {
        Outcome run = Supervisor(
            "li a5, 0; li s1, 0x40000ffe; jr s1",
            setup: $"li t0, {Entry(Frame + 0x3000, flags)}; li t1, 0x{Third:x}; sd t0, 8(t1); li t1, 0x{Frame:x}; li t2, 0xfff; add t1, t1, t2; li t0, 0x07; sb t0, 0(t1); li t0, 0x93; sb t0, -1(t1); li t1, 0x{Frame + 0x3000:x}; li t0, 0x1230; sh t0, 0(t1); li t0, 0x73; sh t0, 2(t1); sh x0, 4(t1)");
        Assert.Equal((cause, a5, value), (run.Register("a0"), run.Register("a5"), run.Register("a2")));
        Assert.Equal(cause == 9 ? 0x4000_1002ul : 0x4000_0ffe, run.Register("a1"));
    }

    [Fact] // "PMP checks are also applied to page-table accesses, for which the effective privilege mode is S"; an access fault of the access
    public void A_page_table_out_of_bounds_is_an_access_fault()
    {
        Bench bench = Paged with { Core = Paged.Core with { Pmp = "{granularity: 4 B, enhanced: false}" } };
        string setup = $"li t0, 0x{(Third >> 2) | 0x1ff:x}; csrw pmpaddr0, t0; li t0, -1; csrw pmpaddr1, t0; li t0, 0x1f18; csrw pmpcfg0, t0";
        Assert.Equal(5ul, Supervisor("ld a5, 0(s1); ecall", setup: setup, bench: bench).Register("a0"));
        Assert.Equal(7ul, Supervisor("sd a5, 0(s1); ecall", setup: setup, bench: bench).Register("a0"));
        Outcome run = Supervisor("jr s1", setup: setup, bench: bench);
        Assert.Equal((1ul, 0x4000_0000ul), (run.Register("a0"), run.Register("a2")));
    }

    [Fact] // translation, then protection: the frame itself is out of bounds
    public void A_page_out_of_bounds_is_an_access_fault()
    {
        Bench bench = Paged with { Core = Paged.Core with { Pmp = "{granularity: 4 B, enhanced: false}" } };
        Outcome run = Supervisor("ld a5, 0(s1); ecall", setup: $"li t0, 0x{(Frame >> 2) | 0x1ff:x}; csrw pmpaddr0, t0; li t0, -1; csrw pmpaddr1, t0; li t0, 0x1f18; csrw pmpcfg0, t0", bench: bench);
        Assert.Equal((5ul, 0x4000_0000ul), (run.Register("a0"), run.Register("a2")));
    }

    [Theory] // a memory access of one cycle per level: 1 for the gigapage of the code, 3 for each page of data that is not remembered
    [InlineData("nop", 8, 1)]
    [InlineData("ld a5, 0(s1)", 8, 4)]
    [InlineData("ld a5, 0(s1); ld a5, 8(s1); sd a5, 16(s1)", 8, 4)]
    [InlineData("ld a5, 0(s1); ld a5, 0(s3); ld a5, 0(s1)", 8, 7)]
    [InlineData("ld a5, 0(s1); ld a5, 0(s3); ld a5, 0(s1)", 1, 10)]
    [InlineData("ld a5, 0(s1); sfence.vma; ld a5, 0(s1)", 8, 8)] // the code as well
    public void A_walk_costs_its_accesses_to_memory(string body, int entries, long cycles)
    {
        Outcome run = Supervisor(
            $"{body}; ecall", setup: $"li t0, {Entry(Frame + 0x1000, 0xcf)}; li t1, 0x{Third:x}; sd t0, 8(t1); li s3, 0x40001000", bench: With($"{{scheme: sv39, tlb_entries: {entries}, source: test}}"));
        Assert.Equal(9ul, run.Register("a0"));
        Assert.Equal(cycles, run.CpiStack["tlb"]);
    }

    [Fact] // MODE 9 needs Sv48; "if satp is written with an unsupported MODE, the entire write has no effect"
    public void Only_schemes_that_exist_can_be_chosen()
    {
        const string Program = "li t0, 9; slli t0, t0, 60; csrw satp, t0; csrr s2, satp; ";
        Assert.Equal(0ul, Paged.Execute(Program + Bench.Pass).Register("s2"));
        Assert.Equal(9UL << 60, With("{scheme: sv48, tlb_entries: 8, source: test}").Execute(Program + Bench.Pass).Register("s2"));
    }

    [Fact] // a fourth level above: entry 0 of a new root leads to the old one
    public void Sv48_has_four_levels()
    {
        Outcome run = Supervisor(
            "lwu s2, 0(s1); ecall", setup: $"li t0, {Entry(Root, 1)}; li t1, 0x{Frame + 0x5000:x}; sd t0, 0(t1)", bench: With("{scheme: sv48, tlb_entries: 8, source: test}"), satp: (9UL << 60) | ((Frame + 0x5000) >> 12));
        Assert.Equal((9ul, 0x73ul), (run.Register("a0"), run.Register("s2")));
        Assert.Equal(6, run.CpiStack["tlb"]); // 2 for the gigapage, 4 for the page
    }

    [Fact] // Sv32: two levels of 1,024 entries of 4 bytes; 4 MiB superpages; MODE is bit 31 of satp
    public void Sv32_has_two_levels()
    {
        Bench bench = new() { Core = new CoreText { Isa = "rv32imac_zicsr_zifencei_zicntr", Privilege = "msu", Translation = "{scheme: sv32, tlb_entries: 8, source: test}" } };
        Outcome run = bench.Execute($"""
            la t0, handler; csrw mtvec, t0
            li t1, 0x{Root:x}; li t0, {Entry(0x8000_0000, 0xcf)}; li t2, 0x800; add t2, t1, t2; sw t0, 0(t2)
            li t0, {Entry(Second, 1)}; sw t0, 0x400(t1)
            li t1, 0x{Second:x}; li t0, {Entry(Frame, 0xcf)}; sw t0, 0(t1); li t0, 0x{Frame:x}; li t1, 77; sw t1, 0(t0)
            li t0, 0x{(1UL << 31) | (Root >> 12):x}; csrw satp, t0
            la t0, sup; csrw mepc, t0; li t0, 0x1800; csrc mstatus, t0; li t0, 0x800; csrs mstatus, t0; mret
            sup: li s1, 0x40000000; lw s2, 0(s1); lw s3, 0x7f0(s1); li s1, 0x40001000; fault: lw s4, 0(s1)
            .align 2
            handler: csrr a0, mcause; csrr a1, mepc; csrr a2, mtval; {Bench.Pass}
            """);
        Assert.Equal((77ul, 13ul, 0x4000_1000ul), (run.Register("s2"), run.Register("a0"), run.Register("a2")));
    }

    private static Bench With(string translation) => Paged with { Core = Paged.Core with { Translation = translation } };

    private static string Entry(ulong address, int flags) => $"0x{(address >> 12 << 10) | (uint)flags:x}";

    // The machine handler stops: a0 cause, a1 epc, a2 tval. s1 is 0x40000000, which the frame, holding ecall, answers with the flags.
    private static Outcome Supervisor(string body, int flags = 0xcf, string setup = "nop", Bench? bench = null, ulong satp = (8UL << 60) | (Root >> 12)) =>
        (bench ?? Paged).Execute($"""
            la t0, handler; csrw mtvec, t0
            li t1, 0x{Root:x}
            li t0, {Entry(0x8000_0000, 0xcf)}; sd t0, 16(t1)
            li t0, {Entry(0x8000_0000, 0xdf)}; sd t0, 24(t1)
            li t0, {Entry(Second, 1)}; sd t0, 8(t1)
            li t1, 0x{Second:x}
            li t0, {Entry(Third, 1)}; sd t0, 0(t1)
            li t0, {Entry(Frame, 0xcf)}; sd t0, 8(t1)
            li t0, {Entry(0x8000_0000, 0xcf)}; sd t0, 16(t1)
            li t0, 0x{(1UL << 54) | (0x8000_0000UL >> 2) | 0xcf:x}; sd t0, 24(t1)
            li t1, 0x{Third:x}
            li t0, {Entry(Frame, flags)}; sd t0, 0(t1)
            li t1, 0x{Frame:x}; li t0, 0x73; sw t0, 0(t1)
            {setup}
            li s1, 0x40000000; li t0, 0x{satp:x}; csrw satp, t0
            la t0, sup; csrw mepc, t0; li t0, 0x1800; csrc mstatus, t0; li t0, 0x800; csrs mstatus, t0; mret
            sup: {body}
            .align 2
            handler: csrr a0, mcause; csrr a1, mepc; csrr a2, mtval
            {Bench.Pass}
            """);
}
