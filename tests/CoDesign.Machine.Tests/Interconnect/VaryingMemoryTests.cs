using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Interconnect;

// The core runs at 100 MHz: a cycle is 10 ns. The DRAM is that of DramText; times in ns, from the start of the program, t0 is when the
// core asks. A miss costs what the DRAM takes, in whole cycles of the core, and the overhead of the cache.
public sealed class VaryingMemoryTests
{
    private const string Fast = """
        - {id: ram, zone: secure, base: 0x8000_0000, size: 1 MiB, access: rwx, width: 64 bit, energy: any, latency: 1 cycles, source: test, cached: false}

        """;

    private const string Dram = "- {id: main, zone: secure, base: 0xa000_0000, size: 1 MiB, access: rw, width: 64 bit, energy: any, dram: dram.yaml}";

    private static readonly CacheText Cache = new(1024, 64, 2, WritesBack: true);

    // CL 10, tRCD 12, burst 4. First word of a closed row 12 + 10 + 1 = 23 ns, all of the line 26 ns: 3 cycles either way.
    // The same row later: 14 ns, 2 cycles. Another row of the bank: 11 + 12 + 10 + 4 = 37 ns, 4 cycles.
    [Theory]
    [InlineData("ld a1, 0(a0)", 3)]
    [InlineData("ld a1, 0(a0); nop; nop; nop; nop; ld a2, 64(a0)", 3 + 2)]
    [InlineData("ld a1, 0(a0); nop; nop; nop; nop; ld a2, 0(a3)", 3 + 4)]
    [InlineData("ld a1, 0(a0); ld a2, 8(a0); ld a2, 56(a0)", 3)] // two hits
    public void A_miss_takes_what_the_row_takes(string accesses, int cycles) => Assert.Equal(cycles, Stalls(Of(new()), accesses));

    // With 20 ns of controller: the first word after 43 ns is 5 cycles, the line of 46 too; a slow burst of 16 cycles tells them apart:
    // 12 + 10 + 1 = 23 against 12 + 10 + 16 = 38.
    [Fact]
    public void A_core_goes_on_with_the_whole_line_or_with_the_word_that_it_wants()
    {
        DramText narrow = new() { Width = 32, Burst = 32 };
        Assert.Equal(4, Stalls(Of(narrow), "ld a1, 0(a0)"));
        Assert.Equal(3, Stalls(Of(narrow, Cache with { IsCriticalWordFirst = true }), "ld a1, 0(a0)"));
    }

    [Fact] // without cache: 26 ns are 3 cycles, one of which an access takes anyway; then the open row, 14 ns
    public void Without_a_cache_each_access_takes_its_time()
    {
        RunRecord record = Run(Of(new(), null), "ld a1, 0(a0); nop; nop; nop; nop; sd a1, 8(a0)").Record;
        Assert.Equal(2, record.Cores[0].CpiStack!["dcache"]);
        Assert.Equal(1, record.Cores[0].CpiStack!["store"]);  // CWL 8 + 4: 12 ns
    }

    [Fact]
    public void The_record_says_what_the_dram_did()
    {
        RunRecord record = Run(Of(new()), "ld a1, 0(a0); ld a2, 64(a0); sd a1, 0(a3); ld a1, 1024(a0)").Record;
        DramRecord dram = record.Memories.Single(m => m.Id == "main").Dram!;
        Assert.Equal(("bench", 1L, 2L, 1L), (dram.Preset, dram.RowHits, dram.RowMisses, dram.RowConflicts));
        Assert.Equal((4 * 64L, 0L, 4 * 4_000L), (dram.BytesRead, dram.BytesWritten, dram.BusyPs));
        Assert.Equal(record.TimePs / 4_000_000, dram.Refreshes);
        Assert.Null(record.Memories.Single(m => m.Id == "ram").Dram);
        Assert.Contains(record.Inputs.Files, f => f.Role == "dram" && f.Name == "bench");
        Assert.Contains(record.Constants, c => c.File == "dram.main" && c.Path == "timing.cl");
    }

    // Two ways of 512 bytes: three lines of a set, the first of them dirty. It goes out when the third comes in, and nobody waits.
    [Fact]
    public void A_line_that_is_written_back_goes_to_the_dram()
    {
        RunRecord record = Run(Of(new()), "sd a1, 0(a0); ld a2, 512(a0); ld a3, 1024(a0)").Record;
        MemoryRecord main = record.Memories.Single(m => m.Id == "main");
        Assert.Equal((3 * 64L, 64L), (main.Dram!.BytesRead, main.Dram.BytesWritten));
        Assert.Equal(8, main.Writes);
    }

    // A copy engine of the zone moves 16 KiB within the DRAM while the core reads a line per iteration from elsewhere in it.
    [Fact]
    public void Core_and_module_slow_each_other_down()
    {
        RunRecord alone = RunWithModule(copies: false, reads: true);
        RunRecord both = RunWithModule(copies: true, reads: true);
        RunRecord module = RunWithModule(copies: true, reads: false);
        Assert.InRange(both.Cores[0].CpiStack!["dcache"], alone.Cores[0].CpiStack!["dcache"] + 1, long.MaxValue);
        Assert.InRange(both.Modules[0].BusyCycles!.Value, module.Modules[0].BusyCycles!.Value + 1, long.MaxValue);
    }

    // A bus of 8 bytes and 100 MHz with latency 1: request 1 cycle; the first word of the DRAM is there at 23 ns from then and goes out at
    // the next edge, 3 cycles; 1 cycle back, and 8 beats for the line: 1 + 3 + 1 + 8 = 13. With the word alone: 1 + 3 + 1 + 1 = 6.
    [Fact]
    public void A_bus_brings_the_line_beat_by_beat()
    {
        Assert.Equal(13, Stalls(OnBus(Link()), "ld a1, 0(a0)"));
        Assert.Equal(6, Stalls(OnBus(Link(), Cache with { IsCriticalWordFirst = true }), "ld a1, 0(a0)"));
    }

    [Fact] // 2 cycles of arbitration: 15
    public void An_axi_port_arbitrates() => Assert.Equal(15, Stalls(OnBus(Link("axi: {max_burst: 8, outstanding: 1, arbitration: 2 cycles, source: test}")), "ld a1, 0(a0)"));

    // Bursts of 4 beats, one under way. The first: arbitration 0, request 1, DRAM 3, back 1, 4 beats: done at 9. The second is granted at
    // 9; its half of the burst is an open row: 11 ns, 2 cycles; 9 + 1 + 2 + 1 + 4 = 17. Two under way: the address goes out one cycle
    // later, and its data follow those of the first: 9 + 4 = 13.
    [Fact]
    public void A_transfer_longer_than_a_burst_is_several_transactions()
    {
        Assert.Equal(17, Stalls(OnBus(Link("axi: {max_burst: 4, outstanding: 1, arbitration: 0 cycles, source: test}")), "ld a1, 0(a0)"));
        Assert.Equal(13, Stalls(OnBus(Link("axi: {max_burst: 4, outstanding: 2, arbitration: 0 cycles, source: test}")), "ld a1, 0(a0)"));
    }

    [Theory]
    [InlineData("width: 64 bit", "width: 32 bit")]
    [InlineData("latency: 1 cycles", "latency: 2 cycles")]
    [InlineData("clock: core", "clock: slow")]
    [InlineData("max_burst: 4", "max_burst: 2")]
    [InlineData("outstanding: 2", "outstanding: 1")]
    [InlineData("arbitration: 1 cycles", "arbitration: 3 cycles")]
    public void Every_parameter_of_an_axi_port_changes_the_time(string from, string to)
    {
        string link = Link("axi: {max_burst: 4, outstanding: 2, arbitration: 1 cycles, source: test}");
        const string Work = "ld a1, 0(a0); sd a1, 512(a0); ld a2, 1024(a0); ld a2, 64(a0)";
        Assert.Contains(from, link, StringComparison.Ordinal);
        Assert.NotEqual(Stalls(OnBus(link), Work), Stalls(OnBus(link.Replace(from, to, StringComparison.Ordinal)), Work));
    }

    [Fact] // a memory of fixed latency behind a bus: request 1, memory 1 and 7 further words, back 1, 8 beats
    public void A_bus_may_lead_to_a_memory_of_fixed_latency()
    {
        Bench bench = OnBus(Link()) with
        {
            Chip = new ChipText
            {
                Memories = Fast + "- {id: main, zone: secure, base: 0xa000_0000, size: 1 MiB, access: rw, width: 64 bit, energy: any, latency: 1 cycles, source: test, bus: bus}",
                Links = Link() + Pads,
            },
        };
        Assert.Equal(1 + 8 + 1 + 8, Stalls(bench, "ld a1, 0(a0)"));
    }

    private const string Pads = "\n- {id: pads, from: secure, to: outside, width: 8 bit, clock: core, latency: 2 cycles, energy_per_bit: 1 pJ/bit, tolerance: 0 %, source: test}";

    private static string Link(string axi = "") =>
        $"- {{id: bus, from: secure, to: secure, width: 64 bit, clock: core, latency: 1 cycles, energy_per_bit: 1 pJ/bit, tolerance: 0 %, source: test{(axi.Length == 0 ? axi : ", " + axi)}}}";

    private static Bench Of(DramText dram) => Of(dram, Cache);

    private static Bench Of(DramText dram, CacheText? cache) => new()
    {
        Core = new CoreText { DataCache = cache },
        Chip = new ChipText { Memories = Fast + Dram },
        Dram = dram.With("t_refi", 1_000_000),
    };

    private static Bench OnBus(string link, CacheText? cache = null) => new()
    {
        Core = new CoreText { DataCache = cache ?? Cache },
        Chip = new ChipText { Memories = Fast + Dram[..^1] + ", bus: bus}", Links = link + Pads },
        Dram = new DramText().With("t_refi", 1_000_000),
    };

    // a0 and a3: two rows of a bank.
    private static Outcome Run(Bench bench, string accesses) => bench.Execute("li a0, 0xa0000000; li a3, 0xa0002000; " + accesses + "\n" + Bench.Pass);

    private static long Stalls(Bench bench, string accesses)
    {
        Outcome outcome = Run(bench, accesses);
        return outcome.CpiStack!["dcache"] + outcome.CpiStack!["store"];
    }

    private static RunRecord RunWithModule(bool copies, bool reads)
    {
        Bench bench = Of(new DramText(), Cache) with
        {
            Chip = new ChipText
            {
                Memories = Fast + Dram,
                Modules = ChipText.VendorDma.Replace("zone: vendor", "zone: secure", StringComparison.Ordinal).Replace("ring: share", "ring: ram", StringComparison.Ordinal),
            },
        };
        return bench.Execute(CopyProgram(copies, reads)).Record;
    }

    private static string CopyProgram(bool copies, bool reads)
    {
        string job = new Descriptor { Label = "job", Op = Descriptor.Copy, Inputs = [("0xa0010000", "16384")], Outputs = [("0xa0020000", "16384")] }.Text();
        return $"""
            {Firmware.Start(0x4002_0000, "job")} {(copies ? Firmware.Doorbell(1) : string.Empty)}
            li a0, 0xa0040000; li a1, {(reads ? 400 : 0)}; beqz a1, done
            again: ld a2, 0(a0); addi a0, a0, 64; addi a1, a1, -1; bnez a1, again
            done: {(copies ? Firmware.WaitForHead(1, "poll") : string.Empty)}
            {Bench.Pass} .word 0
            {job}
            """;
    }
}
