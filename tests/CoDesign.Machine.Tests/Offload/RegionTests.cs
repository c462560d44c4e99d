using CoDesign.Description.Runs;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Offload;

// Markers and descriptors: workloads/include/codesign.h.
public sealed class RegionTests
{
    // FIPS 180-4, SHA-256 of "abc" (CSRC examples): ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad.
    private static readonly byte[] DigestOfAbc = Convert.FromHexString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    private static readonly Descriptor Hash = new()
    {
        Label = "job",
        Name = "name",
        Inputs = [("message", "3")],
        Outputs = [("digest", "32")],
    };

    private static readonly string Buffers = """
        .align 3
        message: .byte 97, 98, 99, 0, 0, 0, 0, 0
        digest: .zero 64
        name: .byte 104, 0
        """;

    private static Bench Chip(int xlen = 64) => Bench.Of(xlen) with
    {
        Chip = new ChipText { Modules = ChipText.SecureHash, Firmware = "fw", Staging = "share" },
    };

    // s1: what the marker left in a1; s2: the status.
    private static string Call(string end = "") => $"la a0, job; li a1, 0; cd.call; mv s1, a1; la s0, job; lw s2, 16(s0); {end}";

    private static Outcome Run(Bench bench, Descriptor descriptor, string end = "") =>
        bench.Execute($"{Call(end)} {Bench.Pass} .word 0\n{descriptor.Text()}\n{Buffers}");

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void A_module_that_offers_the_op_takes_the_region(int xlen)
    {
        Outcome run = Run(Chip(xlen), Hash);
        Assert.Equal((1ul, (ulong)Descriptor.Done), (run.Register("s1"), run.Register("s2")));
        Assert.Equal([.. DigestOfAbc, .. new byte[32]], run.Bytes("digest", 64));
        RegionRecord region = Assert.Single(run.Record.Regions);
        Assert.Equal(("h", "hash0", 1L, 1L, 0L), (region.Name, region.Module, region.Calls, region.Offloaded, region.Refused));
        Assert.Equal((3L, 32L), (region.BytesIn, region.BytesOut));
        Assert.Equal(1, Assert.Single(run.Record.Modules).Jobs);
    }

    // The driver is firmware, and may what the program may not: csrr mstatus is illegal for a Linux program, before and after.
    [Theory]
    [InlineData(32, 0x1_0000)]
    [InlineData(64, 0x1_0000)]
    [InlineData(64, 0x8000_0000)]
    public void A_region_of_a_Linux_program_is_taken_and_the_program_has_no_more_rights_than_before(int xlen, ulong origin)
    {
        const string Exit = "li a7, 93; li a0, 7; ecall; .word 0";
        Bench bench = Chip(xlen) with { IsLinux = true, Origin = origin };
        Outcome run = bench.Execute($"{Call()} {Exit}\n{Hash.Text()}\n{Buffers}");
        Assert.Equal((1ul, (ulong)Descriptor.Done), (run.Register("s1"), run.Register("s2")));
        Assert.Equal((1L, 0L), (run.Record.Regions[0].Offloaded, run.Record.Regions[0].Refused));
        Assert.Equal(7, run.Record.Exit.GuestCode);

        ExitRecord exit = bench.Execute($"{Call()} csrr t0, mstatus; {Exit}\n{Hash.Text()}\n{Buffers}").Record.Exit;
        Assert.Equal(ExitRecord.Trap, exit.Reason);
        Assert.StartsWith("illegal instruction", exit.Message, StringComparison.Ordinal);
    }

    // Only a1 and the descriptor's status and job may change; here x8 (s0), x9 (s1), x18 (s2) are the test's own.
    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void A_region_leaves_all_registers_but_a1_as_they_were(int xlen)
    {
        IEnumerable<int> numbers = Enumerable.Range(1, 31).Where(i => i is not (8 or 9 or 10 or 11 or 18 or 30 or 31));
        string fill = string.Join("; ", numbers.Select(n => $"li x{n}, {1000 + n}"));
        Outcome run = Chip(xlen).Execute(
            $"csrwi mie, 8; csrsi mstatus, 8; {fill}; {Call()} la a3, job; csrr x19, mie; csrr x20, mstatus; {Bench.Pass} .word 0\n{Hash.Text()}\n{Buffers}");
        Assert.Equal((ulong)Descriptor.Done, run.Register("s2"));
        Assert.All(numbers.Where(n => n is not (13 or 19 or 20)), n => Assert.Equal(1000ul + (ulong)n, run.Register($"x{n}")));
        Assert.Equal((8ul, 8ul), (run.Register("x19"), run.Register("x20") & 8));
        Assert.Equal(run.Register("a3"), run.Register("a0"));
    }

    [Fact]
    public void Without_offload_the_marker_leaves_the_region_to_the_program()
    {
        string body = string.Join("; ", Enumerable.Repeat("nop", 10));
        Outcome run = Run(Chip() with { Offload = OffloadChoice.None }, Hash, $"la a0, job; {body}; cd.end;");
        Assert.Equal((0ul, (ulong)Descriptor.Refused), (run.Register("s1"), run.Register("s2")));
        Assert.Equal(new byte[32], run.Bytes("digest", 32));
        RegionRecord region = Assert.Single(run.Record.Regions);
        Assert.Equal((null, 1L, 0L), (region.Module, region.Calls, region.Offloaded));

        // Behind the marker: mv, la (2), lw, la (2), ten nops, and the end marker itself; a cycle each.
        Assert.Equal((17L, 17L), (region.Cycles, region.Instructions));
        Assert.Equal(0, run.Record.Modules[0].Jobs);
    }

    [Fact]
    public void An_op_that_no_module_offers_is_refused()
    {
        Outcome run = Run(Chip(), Hash with { Op = Descriptor.Sha3With256 });
        Assert.Equal((0ul, (ulong)Descriptor.Refused), (run.Register("s1"), run.Register("s2")));
        Assert.Null(Assert.Single(run.Record.Regions).Module);
    }

    [Fact]
    public void A_binding_to_software_wins_over_the_first_module_that_offers_the_op()
    {
        Outcome run = Run(Chip() with { Run = "bind: [{region: h, module: software}]" }, Hash);
        Assert.Equal(0ul, run.Register("s1"));
    }

    [Theory]
    [InlineData("li a0, 0")]
    [InlineData("li a0, 0xa0000000")] // no memory
    [InlineData("la a0, message")] // no magic
    [InlineData("li a0, -8")]
    public void Without_a_descriptor_a_marker_does_nothing(string pointer)
    {
        Outcome run = Chip().Execute($"{pointer}; li a1, 0; cd.call; cd.submit; cd.wait; cd.end; cd.label; cd.scrub; cd.roi.begin; cd.roi.end; mv s1, a1; {Bench.Pass} .word 0\n{Buffers}");
        Assert.Equal(0ul, run.Register("s1"));
        Assert.Empty(run.Record.Regions);
        Assert.Empty(run.Rules);
        Assert.Equal(ExitRecord.GuestExit, run.Record.Exit.Reason);
    }

    // Cycles of a hint: the same program with plain slti x0, a0 of the same kind.
    [Fact]
    public void A_marker_without_descriptor_costs_what_any_hint_costs()
    {
        static long Cycles(string hint) => Chip().Execute($"li a0, 0; {hint}; {Bench.Pass}").Cycles;
        Assert.Equal(Cycles("slti x0, a0, 0x0d0"), Cycles("cd.call"));
    }

    [Fact]
    public void A_region_inside_another_counts_in_both()
    {
        Descriptor outer = Hash with
        {
            Label = "outer",
            Name = "other",
            Op = 0x7777,
        };
        Outcome run = Chip().Execute(
            $"la a0, outer; li a1, 0; cd.call; {Call()} la a0, outer; cd.end; {Bench.Pass} .word 0\n{Hash.Text()}\n{outer.Text()}\n{Buffers}; other: .byte 111, 0");
        RegionRecord software = run.Record.Regions.Single(r => r.Name == "o");
        RegionRecord offloaded = run.Record.Regions.Single(r => r.Name == "h");
        Assert.Equal((ulong)Descriptor.Done, run.Register("s2"));

        // la (2), li, the marker; mv, la (2), lw; la (2), the end marker: 11 of the outer region's own.
        Assert.Equal(offloaded.Cycles + 11, software.Cycles);
    }

    [Fact]
    public void An_end_without_a_begin_is_nothing_and_a_begin_without_an_end_leaves_the_cost_unknown()
    {
        Outcome end = Chip().Execute($"la a0, job; cd.end; {Bench.Pass} .word 0\n{Hash.Text()}\n{Buffers}");
        Assert.Empty(end.Record.Regions);
        RegionRecord open = Assert.Single(Run(Chip() with { Offload = OffloadChoice.None }, Hash).Record.Regions);
        Assert.Null(open.SoftwareCycles);
    }

    [Fact]
    public void Statistics_of_a_region_of_interest_cover_what_lies_between_its_markers()
    {
        Descriptor interest = new() { Label = "roi", Op = 0 };
        string nops = string.Join("; ", Enumerable.Repeat("nop", 30));
        Outcome run = Chip().Execute($"la a0, roi; cd.roi.begin; {nops}; cd.roi.end; {nops}; {Bench.Pass} .word 0\n{interest.Text()}");
        Assert.Equal(31, run.Counters["region_of_interest_cycles"]); // 30 and the end marker
        Assert.Equal(31, run.Counters["region_of_interest_instructions"]);
    }

    [Fact]
    public void The_software_path_of_a_job_that_was_not_accepted_begins_where_the_program_waits()
    {
        string nops = string.Join("; ", Enumerable.Repeat("nop", 50));
        Outcome run = (Chip() with { Offload = OffloadChoice.None }).Execute(
            $"la a0, job; li a1, 0; cd.submit; mv s1, a1; {nops}; li a1, 0; cd.wait; mv s2, a1; nop; nop; cd.end; {Bench.Pass} .word 0\n{Hash.Text()}\n{Buffers}");
        Assert.Equal((0ul, 0ul), (run.Register("s1"), run.Register("s2")));
        RegionRecord region = Assert.Single(run.Record.Regions);
        Assert.Equal((1L, 4L), (region.Calls, region.Cycles)); // mv, two nops, the end marker
    }

    [Fact]
    public void What_offload_gained_is_measured_against_the_same_program_without()
    {
        string body = string.Join("; ", Enumerable.Repeat("nop", 3000));
        string program = $"la a0, job; li a1, 0; cd.call; bnez a1, done; {body}; la a0, job; cd.end; done: {Bench.Pass} .word 0\n{Hash.Text()}\n{Buffers}";

        // A branch reaches 4 KiB; so a jump behind it.
        program = program.Replace("bnez a1, done", "beqz a1, body; j done; body:", StringComparison.Ordinal);
        RegionRecord region = Assert.Single(Chip().Execute(program).Record.Regions);
        long software = (Chip() with { Offload = OffloadChoice.None }).Execute(program).Record.Regions[0].Cycles!.Value;
        Assert.Equal(3000 + 1 + 2 + 1, software); // branch, nops, la (2), end marker
        Assert.Equal(software, region.SoftwareCycles);
        Assert.Equal(decimal.Round((decimal)software / region.Cycles!.Value, 3), region.Speedup);
    }
}
