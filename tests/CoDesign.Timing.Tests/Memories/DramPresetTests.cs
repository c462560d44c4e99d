using CoDesign.Description.Checks;
using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Reading;
using CoDesign.Tests;
using CoDesign.Timing.Memories;

namespace CoDesign.Timing.Tests.Memories;

// Latencies from the times of the standards: in cycles of the command clock, times in ns rounded up, and 20 ns of controller before.
public sealed class DramPresetTests
{
    // LPDDR4-3200: 0.625 ns per cycle, controller 32, RL 28, burst 8, tRCD 18 / 0.625 = 28.8 -> 29, tRP 29.
    // DDR4-2400R: 0.8333 ns, controller 24, CL 16, burst 4, tRCD 13.32 / 0.8333 = 15.98 -> 16, tRP 16.
    [Theory]
    [InlineData("lpddr4-3200", 32 + 28 + 8, 29, 29, 1600)]
    [InlineData("ddr4-2400", 24 + 16 + 4, 16, 16, 1200)]
    public void Hit_miss_and_conflict_take_what_the_standard_says(string name, int hit, int activate, int precharge, int megahertz)
    {
        DramDescription description = Read(name);
        var dram = new DramTiming(description, 1UL << 30);
        ulong nextRow = description.Row.Bytes * (ulong)description.Banks;
        Assert.Equal(hit + activate, Cycles(dram, 0, 0, megahertz));
        Assert.Equal(hit, Cycles(dram, 1_000_000, 64, megahertz));
        Assert.Equal(hit + precharge + activate, Cycles(dram, 2_000_000, nextRow, megahertz));
    }

    // A stream of 1 MiB, all asked for at once: a burst after the other, 6.4 and 19.2 GB/s, but for refreshes, which take tRFC of each
    // tREFI (180 of 3904, 350 of 7800: 4.6 and 4.5 %), and the first access. With bank groups, bursts of one row lie in one group and
    // are tCCD_L 6 instead of 4 cycles apart: two thirds of the bus.
    [Theory]
    [InlineData("lpddr4-3200", 6400, 100)]
    [InlineData("ddr4-2400", 19200, 67)]
    public void A_stream_fills_the_bus(string name, long megabytesPerSecond, int percent)
    {
        var dram = new DramTiming(Read(name), 1UL << 30);
        long last = dram.Access(0, 0, 1 << 20, isWrite: false).Last;
        long ideal = (1L << 20) * 1_000_000 / megabytesPerSecond;
        Assert.InRange(last * percent / 100, ideal * 97 / 100, ideal * 112 / 100);
    }

    private static long Cycles(DramTiming dram, long ps, ulong offset, int megahertz) => (((dram.Access(ps, offset, 32, isWrite: false).Last - ps) * megahertz) + 500_000) / 1_000_000;

    private static DramDescription Read(string name)
    {
        var diagnostics = new DiagnosticBag();
        DramDescription dram = new DescriptionReader(new DiskFileSystem(Repository.Root), UnionRegistry.Empty).ReadFile($"chips/memories/{name}.yaml", DramDescription.Read, diagnostics);
        DramCheck.Check(dram, diagnostics);
        Assert.False(diagnostics.HasErrors, string.Join('\n', diagnostics.Sorted()));
        Assert.Equal(name, dram.Name);
        return dram;
    }
}
