using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Modules.Tests.Hash;

// lowRISC/opentitan, hw/ip/hmac/doc/theory_of_operation.md: 80 cycles per 64-byte block of SHA-256, 96 per 128-byte block of SHA-384
// and SHA-512. hw/ip/kmac, unmasked: rate / 8 bytes cycles to absorb and 24 rounds. Rates: FIPS 202, table 3.
public sealed class HashTimeTests
{
    [Theory]
    [InlineData(0x0101, 32, 64, 80)]
    [InlineData(0x0102, 48, 128, 96)]
    [InlineData(0x0103, 64, 128, 96)]
    [InlineData(0x0111, 28, 144, 18 + 24)]
    [InlineData(0x0112, 32, 136, 17 + 24)]
    [InlineData(0x0113, 48, 104, 13 + 24)]
    [InlineData(0x0114, 64, 72, 9 + 24)]
    [InlineData(0x0118, 32, 136, 17 + 24)]
    public void Each_further_block_takes_the_documented_cycles(int op, int digestBytes, int blockBytes, int cycles)
    {
        long Busy(int blocks) => Unit.Hash(Unit.Chip(), (uint)op, new byte[blocks * blockBytes], digestBytes).Record.Modules[0].BusyCycles!.Value;
        long two = Busy(2);
        Assert.Equal((cycles, 10 * cycles), (Busy(3) - two, Busy(12) - two));
    }

    // A burst of 64 bytes over the 8 bytes of the local bus is there 2 (latencies) + 1 (memory) + 8 cycles after its issue.
    [Fact]
    public void The_first_block_waits_for_its_bytes()
    {
        ModuleRecord module = Unit.Hash(Unit.Chip(), Descriptor.Sha256, new byte[1], 32).Record.Modules[0];

        // One block: 80. Bytes, digest and status each take some cycles of the bus; the descriptor, 64 bytes in two reads, twice.
        Assert.InRange(module.BusyCycles!.Value, 80 + 10, 80 + 60);
    }

    [Theory]
    [InlineData(0, 1)] // padding alone is a block
    [InlineData(55, 1)]
    [InlineData(56, 2)]
    [InlineData(64, 2)]
    [InlineData(119, 2)]
    [InlineData(120, 3)]
    public void Blocks_are_counted_with_their_padding(int length, int blocks)
    {
        ModuleRecord module = Unit.Hash(Unit.Chip(), Descriptor.Sha256, new byte[length], 32).Record.Modules[0];
        Assert.Equal(blocks, module.Actions["sha256_block"]);
        Assert.Equal(1, module.Jobs);
    }

    [Fact]
    public void Nothing_in_the_time_depends_on_the_data()
    {
        byte[] random = [.. Enumerable.Range(0, 500).Select(i => (byte)(i * i * 31))];
        long zeros = Unit.Hash(Unit.Chip(), Descriptor.Sha256, new byte[500], 32).Cycles;
        Assert.Equal(zeros, Unit.Hash(Unit.Chip(), Descriptor.Sha256, random, 32).Cycles);
    }

    // With a second buffer the longer of load and rounds counts: 64 of 16 and 64.
    [Fact]
    public void A_unit_that_loads_ahead_takes_the_longer_of_load_and_rounds()
    {
        Bench chip = Unit.Chip(Unit.OpenHash.Replace("overlaps_load: false", "overlaps_load: true", StringComparison.Ordinal));
        long Busy(int blocks) => Unit.Hash(chip, Descriptor.Sha256, new byte[64 * blocks], 32).Record.Modules[0].BusyCycles!.Value;
        Assert.Equal(10 * 64, Busy(12) - Busy(2));
    }

    [Theory] // 50 MHz and 300 MHz beside a core and a bus of 100 MHz; the module's own cycles
    [InlineData("slow", 2.0)]
    [InlineData("fast", 1 / 3.0)]
    public void Cycles_are_those_of_the_units_clock(string clock, double coreCycles)
    {
        Bench chip = Unit.Chip(Unit.OpenHash.Replace("clock: core", $"clock: {clock}", StringComparison.Ordinal));
        Outcome Hash(int blocks) => Unit.Hash(chip, Descriptor.Sha256, new byte[64 * blocks], 32);
        Outcome two = Hash(2);
        Outcome twelve = Hash(12);
        Assert.InRange(twelve.Record.Modules[0].BusyCycles!.Value - two.Record.Modules[0].BusyCycles!.Value, 800 - 3, 800 + 3);

        // The core polls, so it notices within a round of its loop.
        Assert.InRange(twelve.Cycles - two.Cycles, (long)(800 * coreCycles) - 15, (long)(800 * coreCycles) + 15);
    }

    // The bus moves one byte per cycle: 64 cycles for a block's bytes, behind which 24 of rounds hide; two reads of 8 bytes a time cannot
    // be quicker. SHA3-512: 72 bytes against 9 + 24 cycles.
    [Fact]
    public void A_unit_that_is_faster_than_its_bus_waits_for_bytes()
    {
        Bench chip = Unit.Chip(Unit.OpenHash) with
        {
            Chip = new ChipText
            {
                Modules = Unit.OpenHash,
                Links = new ChipText().Links.Replace("to: secure, width: 64 bit", "to: secure, width: 8 bit", StringComparison.Ordinal),
            },
        };
        long Busy(int blocks) => Unit.Hash(chip, 0x0114, new byte[72 * blocks], 64).Record.Modules[0].BusyCycles!.Value;
        long perBlock = (Busy(48) - Busy(16)) / 32;

        // Its own polling takes a share of the same bus, so it is 72 and some more.
        Assert.InRange(perBlock, 72, 120);
    }
}
