using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Interconnect;

// The plain core takes a cycle per instruction; what an access over the fabric adds is charged to mmio.
// Links of the bench: bus (secure to secure) 8 bytes wide, 1 cycle; xbar (secure to shared) 8 bytes, 2 cycles. A route from the core
// to the shared memory is bus and xbar; the memory answers in 1 cycle.
public sealed class LinkTimeTests
{
    private const string Share = "li a0, 0x90000000;";

    [Theory]
    // Request over bus 1 and xbar 2, memory 1, data back over xbar 2 and bus 1, and 1 for the word itself: 8.
    [InlineData("ld a1, 0(a0)", 8)]
    [InlineData("lb a1, 3(a0)", 8)] // fewer bytes take the same beat
    // Data over bus 1, xbar 2 and 1 for the word, memory 1, acknowledgement 2 and 1: 8.
    [InlineData("sd a1, 0(a0)", 8)]
    public void An_access_takes_the_latencies_of_its_route_and_a_beat(string access, int cycles) =>
        Assert.Equal(cycles, Lost(Bench.Rv64, Share + access));

    [Fact] // nothing is pipelined: a core waits for each access
    public void Accesses_of_a_core_follow_each_other() =>
        Assert.Equal(16, Lost(Bench.Rv64, Share + "ld a1, 0(a0); ld a2, 8(a0)"));

    // A link of 2 bytes per cycle takes 4 beats for 8 bytes. Words flow on as they come, so the slowest link counts once:
    // 1 + 2 + 1 + 2 + 1 and 4 for the word.
    [Fact]
    public void A_narrow_link_takes_a_beat_for_each_of_its_widths()
    {
        Bench narrow = WithLinks("16 bit", "core");
        Assert.Equal(11, Lost(narrow, Share + "ld a1, 0(a0)"));
        Assert.Equal(9, Lost(narrow, Share + "lw a1, 0(a0)"));
        Assert.Equal(8, Lost(narrow, Share + "lh a1, 0(a0)"));
    }

    // The xbar at 50 MHz: its 2 cycles are 4 of the core's, its beat 2. Load in core cycle c (li is two instructions, c = 2):
    // request at c + 1 + 4 = 7, data of the memory at 8, which is an edge of the link: 4 back, bus 1, and 2 for the word: 15.
    [Fact]
    public void A_link_of_another_clock_counts_its_own_cycles() =>
        Assert.Equal(15 - 2, Lost(WithLinks("64 bit", "slow"), Share + "ld a1, 0(a0)"));

    // One instruction later: request at 8, data of the memory at 9; the link starts at its edge, 10, so the core waits one more.
    [Fact]
    public void A_transfer_waits_for_the_edge_of_the_links_clock() =>
        Assert.Equal(17 - 3, Lost(WithLinks("64 bit", "slow"), "nop;" + Share + "ld a1, 0(a0)"));

    // 300 MHz has no whole picoseconds: 3333.3 ps. With latencies in cycles a clock must not change a number of cycles.
    [Theory]
    [InlineData("300 MHz")]
    [InlineData("600 MHz")]
    [InlineData("123456789 Hz")]
    [InlineData("1 GHz")]
    public void Cycles_do_not_depend_on_the_clock_that_counts_them(string clock)
    {
        const string Program = Share + """
            li s0, 20
            loop: sd s0, 0(a0); ld a1, 0(a0); lw a2, 64(a0); sb a2, 3(a0); addi a0, a0, 8
            li t0, 0x02000000; lw t1, 0(t0)
            addi s0, s0, -1; bnez s0, loop
            """ + "\n" + Bench.Pass;
        RunRecord slow = Bench.Rv64.Execute(Program).Record;
        RunRecord fast = (Bench.Rv64 with { Chip = new ChipText { CoreClock = clock } }).Execute(Program).Record;
        Assert.Equal(slow.Cycles, fast.Cycles);
        Assert.Equal(slow.Cores[0].CpiStack, fast.Cores[0].CpiStack);
    }

    // 4 cycles at 600 MHz are 6666.7 ps; the core waits 3 beyond its own, not 4.
    [Fact]
    public void Wait_states_of_a_memory_do_not_depend_on_the_clock_either()
    {
        static long Dcache(string clock) => (Bench.Rv64 with
        {
            Chip = new ChipText
            {
                CoreClock = clock,
                Memories = """
                    - {id: fw, zone: secure, base: 0x7ff0_0000, size: 32 KiB, access: rwx, width: 64 bit, energy: any, latency: 4 cycles, source: test}
                    - {id: ram, zone: secure, base: 0x8000_0000, size: 1 MiB, access: rwx, width: 64 bit, energy: any, latency: 1 cycles, source: test}
                    """,
            },
        }).Execute("li a0, 0x7ff00000; ld a1, 0(a0); ld a2, 8(a0);" + Bench.Pass).CpiStack["dcache"];
        Assert.Equal(6, Dcache("100 MHz"));
        Assert.Equal(6, Dcache("600 MHz"));
        Assert.Equal(6, Dcache("300 MHz"));
    }

    [Fact] // 40 ns are 4 cycles of 100 MHz, and 24 of 600 MHz
    public void A_latency_in_time_is_rounded_up_to_cycles_of_the_core()
    {
        static long Dcache(string clock, string latency) => (Bench.Rv64 with
        {
            Chip = new ChipText
            {
                CoreClock = clock,
                Memories = $$"""
                    - {id: ram, zone: secure, base: 0x8000_0000, size: 1 MiB, access: rwx, width: 64 bit, energy: any, latency: {{latency}}, source: test}
                    """,
            },
        }).Execute("la a0, cell; ld a1, 0(a0);" + Bench.Pass + ".align 3; cell: .dword 1").CpiStack["dcache"];
        Assert.Equal(3, Dcache("100 MHz", "40 ns"));
        Assert.Equal(4, Dcache("100 MHz", "41 ns"));
        Assert.Equal(23, Dcache("600 MHz", "40 ns"));
    }

    // Each access moves its bytes over both links; loads and stores alike.
    [Fact]
    public void Links_count_transfers_and_bytes()
    {
        RunRecord record = Bench.Rv64.Execute(Share + "sd a1, 0(a0); lw a1, 4(a0); lb a1, 9(a0);" + Bench.Pass).Record;
        LinkRecord xbar = record.Links.Single(l => l.Id == "xbar");
        Assert.Equal((3L, 13L, 3 * ChipText.CyclePs, 0L), (xbar.Transfers, xbar.Bytes, xbar.BusyPs, xbar.WaitPs));
        LinkRecord bus = record.Links.Single(l => l.Id == "bus");
        Assert.Equal((4L, 17L), (bus.Transfers, bus.Bytes)); // and the word to the test finisher
        Assert.Equal(8 * 13, xbar.Actions["bit"]);
    }

    [Fact]
    public void Memories_count_an_access_for_each_of_their_widths()
    {
        Bench bench = Bench.Rv64 with
        {
            Chip = new ChipText
            {
                Memories = """
                    - {id: ram, zone: secure, base: 0x8000_0000, size: 1 MiB, access: rwx, width: 64 bit, energy: any, latency: 1 cycles, source: test}
                    - {id: share, zone: shared, base: 0x9000_0000, size: 64 KiB, access: rw, width: 16 bit, energy: any, latency: 1 cycles, source: test}
                    """,
            },
        };
        RunRecord record = bench.Execute(Share + "sd a1, 0(a0); sb a1, 0(a0); lw a1, 0(a0);" + Bench.Pass).Record;
        MemoryRecord share = record.Memories.Single(m => m.Id == "share");
        Assert.Equal((2L, 5L), (share.Reads, share.Writes)); // 4 bytes in two reads; 8 bytes in four writes, and 1 in one
    }

    private static Bench WithLinks(string width, string clock) => Bench.Rv64 with
    {
        Chip = new ChipText
        {
            Links = new ChipText().Links.Replace(
                "to: shared, width: 64 bit, clock: core", $"to: shared, width: {width}, clock: {clock}", StringComparison.Ordinal)
                .Replace("from: vendor, to: shared, width: " + width + ", clock: " + clock, "from: vendor, to: shared, width: 64 bit, clock: core", StringComparison.Ordinal),
        },
    };

    // Cycles that the core waits for the fabric, without the store that ends the run.
    private static long Lost(Bench bench, string program)
    {
        long end = bench.Execute(Bench.Pass).CpiStack["mmio"];
        return bench.Execute(program + ";" + Bench.Pass).CpiStack["mmio"] - end;
    }
}
