using System.Security.Cryptography;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Offload;

// A vendor's module reaches the shared memory alone: the region driver copies inputs there and results back.
public sealed class StagingTests
{
    private static readonly byte[] Message = [.. Enumerable.Range(0, 301).Select(i => (byte)(i * 11))];

    private static readonly string Data = $"""
        {new Descriptor { Label = "job", Name = "name", Inputs = [("first", "200"), ("second", "101")], Outputs = [("digest", "32")] }.Text()}
        name: .byte 104, 0
        first: {Descriptor.Bytes(Message.AsSpan(0, 200))}
        second: {Descriptor.Bytes(Message.AsSpan(200))}
        .align 3
        digest: .zero 64
        """;

    private static Bench Chip(int xlen, string modules, string grant) => Bench.Of(xlen) with
    {
        Chip = new ChipText
        {
            Modules = modules,
            Firmware = "fw",
            Staging = "share",
            Protection = $$"""
                protection:
                  iopmp:
                    spec: "0.8.2"
                    memory_domains:
                      - {id: own, entries: [{base: 0x7ff0_0000, size: 32 KiB, perm: rw}, {base: 0x8000_0000, size: 1 MiB, perm: rw}, {base: 0x9000_0000, size: 64 KiB, perm: rw}]}
                      - {id: io, entries: [{{{grant}}}]}
                    rrids:
                      - {id: 1, domains: [own]}
                      - {id: 2, domains: [io]}
                """,
        },
        Policy = "mode: enforce\ntags: []\npropagation: {address: none}",
    };

    private static Outcome Run(Bench bench) =>
        bench.Execute($"la a0, job; li a1, 0; cd.call; mv s1, a1; lw s2, 16(a0); {Bench.Pass} .word 0\n{Data}");

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Buffers_that_a_module_may_not_reach_are_copied_there_and_back(int xlen)
    {
        Outcome run = Run(Chip(xlen, ChipText.VendorHash, "base: 0x9000_0000, size: 64 KiB, perm: rw"));
        Assert.Equal((1ul, (ulong)Descriptor.Done), (run.Register("s1"), run.Register("s2")));
        Assert.Equal([.. SHA256.HashData(Message), .. new byte[32]], run.Bytes("digest", 64));
        Assert.Empty(run.Rules); // the driver did not make the module ask for what it may not have

        // Inputs, the descriptor with three buffers (32 and 48 bytes), and nothing else.
        ModuleRecord module = Assert.Single(run.Record.Modules);
        Assert.Equal((301L + 80, 32L + 4), (module.BytesIn, module.BytesOut));
        Assert.Equal(1, Assert.Single(run.Record.Regions).Offloaded);
    }

    [Fact]
    public void Staging_that_is_too_small_leaves_the_region_to_the_program()
    {
        // 2 KiB for the ring of eight slots, and 256 bytes for 200 and 101.
        Outcome run = Run(Chip(64, ChipText.VendorHash, "base: 0x9000_0000, size: 2304 B, perm: rw"));
        Assert.Equal((0ul, (ulong)Descriptor.Refused), (run.Register("s1"), run.Register("s2")));
        Assert.Equal(new byte[64], run.Bytes("digest", 64));
        Assert.Equal((0L, 1L), (run.Record.Regions[0].Offloaded, run.Record.Regions[0].Refused));
    }

    [Fact]
    public void A_binding_can_ask_for_copies_that_would_not_be_needed()
    {
        Bench bench = Chip(64, ChipText.SecureHash, "base: 0x9000_0000, size: 64 KiB, perm: rw");
        Outcome direct = Run(bench);
        Outcome staged = Run(bench with { Run = "bind: [{region: h, module: hash0, transfer: staged}]" });
        Assert.Equal(SHA256.HashData(Message), direct.Bytes("digest", 32));
        Assert.Equal(SHA256.HashData(Message), staged.Bytes("digest", 32));

        // 301 bytes in and 32 out go over the link to the shared memory twice: the core copies, and the unit reads and writes.
        static long Bytes(Outcome run) => run.Record.Links.Single(l => l.Id == "xbar").Bytes;
        Assert.Equal(2 * (301 + 32), Bytes(staged) - Bytes(direct));
        Assert.True(staged.Record.Regions[0].Cycles > direct.Record.Regions[0].Cycles);

        // A store over bus and xbar takes 8 cycles beyond its own, a load from there too (LinkTimeTests): 26 words and 93 single bytes in (200 bytes,
        // and 101 that do not begin at a word), 4 words out. The rest of the driver does what it does without copies.
        OffloadRecord copied = staged.Record.Regions[0].Offload!;
        OffloadRecord plain = direct.Record.Regions[0].Offload!;
        Assert.InRange(copied.TransferIn - plain.TransferIn, 25 * 9, 301 * 20);
        Assert.InRange(copied.TransferOut - plain.TransferOut, 4 * 9, 4 * 30);
        Assert.InRange(copied.Command - plain.Command, -200, 200);
        Assert.Equal(staged.Record.Regions[0].Cycles, copied.Parts().Sum(p => p.Cycles));
    }
}
