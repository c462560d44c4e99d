using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Offload;

// Where the cycles between a marker and the return of the driver go. Each belongs to one part.
public sealed class OffloadSplitTests
{
    private const int MessageBytes = 4096;

    // FIPS 180-4: 64 blocks of 64 bytes and one of padding; 80 cycles each (OpenTitan HMAC: 16 to load, 64 rounds).
    private const long HashCycles = 65 * 80;

    private static readonly string Data = $"""
        {new Descriptor { Label = "job", Name = "name", Inputs = [("message", $"{MessageBytes}")], Outputs = [("digest", "32")] }.Text()}
        {new Descriptor { Label = "other", Name = "name2", Inputs = [("message", "64")], Outputs = [("digest2", "32")] }.Text()}
        .align 3
        digest: .zero 32
        digest2: .zero 32
        name: .byte 104, 0
        name2: .byte 103, 0
        .align 3
        message: .zero {MessageBytes}
        """;

    private static Bench Chip(int xlen = 64, string modules = ChipText.SecureHash) => Bench.Of(xlen) with
    {
        Chip = new ChipText { Modules = modules, Firmware = "fw", Staging = "share" },
    };

    private static RegionRecord[] Regions(Bench bench, string program) => [.. bench.Execute($"{program} {Bench.Pass} .word 0\n{Data}").Record.Regions];

    private static long Sum(RegionRecord region) => region.Offload!.Parts().Sum(p => p.Cycles);

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void A_call_is_divided_without_rest(int xlen)
    {
        RegionRecord region = Assert.Single(Regions(Chip(xlen), "la a0, job; li a1, 0; cd.call;"));

        Assert.Equal(region.Cycles, Sum(region));
        Assert.Equal(region.DriverCycles + region.WaitCycles, Sum(region));
        OffloadRecord offload = region.Offload!;

        // From the descriptor to the digest the unit reads and hashes; before the first block come the latency of its bytes, less than 40
        // cycles, and what is hashed while bytes still arrive counts for the transfer.
        Assert.InRange(offload.TransferIn + offload.Compute, HashCycles, HashCycles + 40);

        // 64 bursts of 64 bytes through a port of 8 bytes per cycle take 512 cycles at least.
        Assert.InRange(offload.TransferIn, 64 * 8, HashCycles / 2);

        // A digest of 32 bytes: a beat for each 8, the latencies of bus and memory twice over.
        Assert.InRange(offload.TransferOut, 4, 16);

        // The doorbell is heard in the next cycle.
        Assert.InRange(offload.Wait, 0, 2);
        Assert.True(offload.Command > 0 && offload.Completion > 0);
        Assert.Equal(OffloadRecord.Interrupt, offload.CompletionBy);
    }

    [Fact]
    public void A_job_that_waits_for_another_says_so()
    {
        RegionRecord[] regions = Regions(Chip(), "la a0, job; li a1, 0; cd.submit; la a0, other; li a1, 0; cd.call; la a0, job; li a1, 0; cd.wait;");
        RegionRecord second = regions.Single(r => r.Name == "g");

        Assert.All(regions, r => Assert.Equal(r.DriverCycles + r.WaitCycles, Sum(r)));

        // The first job has the unit for as long as it hashes, less what the driver needs to submit the second.
        Assert.InRange(second.Offload!.Wait, HashCycles - 500, HashCycles);

        // Of the first, the program saw command and completion only: all else happened in between.
        OffloadRecord first = regions.Single(r => r.Name == "h").Offload!;
        Assert.Equal((0L, 0L, 0L, 0L), (first.TransferIn, first.Wait, first.Compute, first.TransferOut));
    }

    [Fact]
    public void Waiting_for_a_job_shows_what_is_left_of_it()
    {
        RegionRecord region = Assert.Single(Regions(Chip(), "la a0, job; li a1, 0; cd.submit; li a1, 0; cd.wait;"));

        Assert.Equal(region.DriverCycles + region.WaitCycles, Sum(region));
        Assert.InRange(region.Offload!.Compute, HashCycles / 2, HashCycles);
    }

    [Fact]
    public void A_module_without_interrupt_is_polled()
    {
        RegionRecord region = Assert.Single(Regions(
            Chip(modules: ChipText.SecureHash.Replace("interrupt: 16", string.Empty, StringComparison.Ordinal)), "la a0, job; li a1, 0; cd.call;"));

        Assert.Equal(OffloadRecord.Poll, region.Offload!.CompletionBy);
        Assert.Equal(region.DriverCycles, Sum(region)); // it never sleeps
    }

    [Fact]
    public void A_call_that_is_refused_has_its_driver_divided_too()
    {
        string bad = new Descriptor { Label = "bad", Name = "name", Inputs = [("message", "64")], Outputs = [("digest", "31")] }.Text();
        RegionRecord region = Assert.Single(Regions(Chip(), $"la a0, bad; li a1, 0; cd.call; li t0, 100; body: addi t0, t0, -1; bnez t0, body; la a0, bad; cd.end; j over\n{bad}\nover: "));

        Assert.Equal((0L, 1L), (region.Offloaded, region.Refused));
        Assert.Equal(region.DriverCycles + region.WaitCycles, Sum(region));
        Assert.True(region.Cycles > Sum(region)); // the software body
        Assert.Equal(0, region.Offload!.Compute);
    }

    [Fact]
    public void Without_offload_there_is_nothing_to_divide()
    {
        RegionRecord region = Assert.Single(Regions(Chip() with { Offload = Description.Runs.OffloadChoice.None }, "la a0, job; li a1, 0; cd.call; la a0, job; cd.end;"));

        Assert.Null(region.Offload);
    }
}
