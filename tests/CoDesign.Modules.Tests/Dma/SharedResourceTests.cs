using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Modules.Tests.Dma;

// Two copy engines at one memory, or over one link. The core touches neither while they work.
public sealed class SharedResourceTests
{
    private const int Bursts = 32;
    private const int Bytes = 64 * Bursts;

    private static readonly string Second = ChipText.VendorDma
        .Replace("vdma", "vdma2", StringComparison.Ordinal).Replace("0x4002_0000", "0x4003_0000", StringComparison.Ordinal)
        .Replace("interrupt: 18", "interrupt: 19", StringComparison.Ordinal).Replace("rrid: 3", "rrid: 4", StringComparison.Ordinal);

    // Sources and a memory that takes what is written: a port serves in the order in which it is asked, so that a read behind a write would
    // wait for data that are still on their way.
    private const string First = "0x90000000";
    private const string Other = "0x91000000";
    private const ulong Sink = 0x9200_0000;

    [Fact]
    public void Two_engines_at_one_memory_take_as_long_as_its_port()
    {
        // A byte per cycle: each burst of 64 bytes has the port for 64 cycles. What is not that is descriptor, setup, and the way of the
        // first and the last burst.
        long together = Longest(Run([First, "0x90004000"], memory: "8 bit", link: "512 bit"));
        Assert.InRange(together, 2 * 64 * Bursts, (2 * 64 * Bursts) + 200);

        // One engine has one read under way: 64 cycles, and 3 + 1 + 3 + 1 on the way.
        long alone = Longest(Run([First], memory: "8 bit", link: "512 bit"));
        Assert.InRange(alone, (64 + 8) * Bursts, ((64 + 10) * Bursts) + 200);
    }

    [Fact]
    public void Two_engines_over_one_narrow_link_take_as_long_as_the_link()
    {
        // A byte per cycle: 64 cycles in each direction for each burst, whatever memories it comes from and goes to.
        Outcome run = Run([First, Other], memory: "512 bit", link: "8 bit");
        LinkRecord port = run.Record.Links.Single(l => l.Id == "port");
        Assert.InRange(Longest(run), 2 * 64 * Bursts, (2 * 64 * Bursts) + 400);
        Assert.True(port.WaitPs > 0);

        // One engine: 64 cycles back, and the way there and back.
        Outcome alone = Run([First], memory: "512 bit", link: "8 bit");
        Assert.InRange(Longest(alone), (64 + 8) * Bursts, ((64 + 10) * Bursts) + 400);
    }

    [Fact]
    public void Engines_that_share_next_to_nothing_do_not_slow_each_other()
    {
        // Two sources, and a link and a target that a burst has for one cycle.
        long alone = Longest(Run([First], memory: "512 bit", link: "512 bit"));
        long together = Longest(Run([First, Other], memory: "512 bit", link: "512 bit"));
        Assert.InRange(together, alone, alone + (3 * Bursts));
    }

    private static long Longest(Outcome run) => run.Record.Modules.Max(m => m.BusyCycles!.Value);

    // Each engine copies to a place of its own in the sink; its ring lies behind its source.
    private static Outcome Run(string[] places, string memory, string link)
    {
        var chip = new ChipText();
        Bench bench = Bench.Rv64 with
        {
            Chip = chip with
            {
                Modules = ChipText.VendorDma + "\n" + Second,
                Memories = chip.Memories.Replace("base: 0x9000_0000, size: 64 KiB, access: rw, width: 64 bit", $"base: 0x9000_0000, size: 64 KiB, access: rw, width: {memory}", StringComparison.Ordinal)
                    + $$"""

                    - {id: other, zone: shared, base: 0x9100_0000, size: 64 KiB, access: rw, width: {{memory}}, energy: any, latency: 1 cycles, source: test}
                    - {id: sink, zone: shared, base: 0x9200_0000, size: 64 KiB, access: rw, width: 512 bit, energy: any, latency: 1 cycles, source: test}
                    """,
                Links = chip.Links.Replace("id: port, from: vendor, to: shared, width: 64 bit", $"id: port, from: vendor, to: shared, width: {link}", StringComparison.Ordinal),
            },
        };
        string program = string.Empty;
        string data = string.Empty;
        string doorbells = string.Empty;
        for (int i = 0; i < places.Length; i++)
        {
            ulong place = Convert.ToUInt64(places[i], 16);
            ulong ring = place + 0x2000;
            data += new Descriptor
            {
                Label = $"job{i}",
                Op = Descriptor.Copy,
                Inputs = [($"0x{place:x}", $"{Bytes}")],
                Outputs = [($"0x{Sink + ((ulong)i * 0x4000):x}", $"{Bytes}")],
            }.Text() + "\n";
            program += Firmware.Copy($"job{i}", $"0x{ring:x}", 64, $"copy{i}") + Firmware.Start(0x4002_0000 + ((ulong)i * 0x1_0000), $"0x{ring:x}");
            doorbells += $"li s3, 0x{0x4002_0000 + (i * 0x1_0000):x}; {Firmware.Doorbell(1)}";
        }

        // Time to work, without a word on any bus.
        Outcome run = bench.Execute($"{program} {doorbells} li t0, 10000; idle: addi t0, t0, -1; bnez t0, idle; {Bench.Pass} .word 0\n{data}");
        Assert.Equal(places.Length, run.Record.Modules.Sum(m => m.Jobs));
        return run;
    }
}
