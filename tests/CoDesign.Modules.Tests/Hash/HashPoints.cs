using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Hash;

/// <summary>What the documentation of open hash cores says, and what a simulated unit takes.</summary>
internal static class HashPoints
{
    private const uint Sha3With224 = 0x0111;
    private const uint Sha3With512 = 0x0114;
    private const string Input = "the documentation's own cycles are the parameters";
    private const string Follows = "follows from the parameters";
    private const string HmacDocument = "lowRISC/opentitan 34ceb5eb, hw/ip/hmac/doc/theory_of_operation.md";
    private const string KmacDocument = "lowRISC/opentitan 34ceb5eb, hw/ip/kmac/README.md";

    public static IReadOnlyList<PublishedPoint> All { get; } =
    [
        new("opentitan-hmac", "SHA-256, cycles per block of 64 B", 80, PerBlock("opentitan-hmac", Descriptor.Sha256, 64, 32), Input, HmacDocument),
        new("opentitan-hmac", "SHA-512, cycles per block of 128 B", 96, PerBlock("opentitan-hmac", Descriptor.Sha512, 128, 64), Input, HmacDocument),
        new("opentitan-hmac", "SHA-256, MB/s at 100 MHz", 80, 64 * 100 / PerBlock("opentitan-hmac", Descriptor.Sha256, 64, 32), Follows, HmacDocument),
        new("opentitan-hmac", "SHA-512, MB/s at 100 MHz", 133, 128 * 100 / PerBlock("opentitan-hmac", Descriptor.Sha512, 128, 64), Follows, HmacDocument),
        new("opentitan-hmac", "HMAC-SHA-256, cycles beside the message", 240, HmacBlocks() * PerBlock("opentitan-hmac", Descriptor.Sha256, 64, 32), Follows, HmacDocument),
        new("opentitan-hmac", "HMAC-SHA-256 of an empty message, cycles", 360, (HmacBlocks() + 1) * PerBlock("opentitan-hmac", Descriptor.Sha256, 64, 32), Follows, HmacDocument, "the page adds 80 and 240 to 360; the sum is 320"),
        new("opentitan-kmac", "Keccak-f[1600], cycles", 24, PerBlock("opentitan-kmac", Sha3With224, 144, 28) - 18, Input, "lowRISC/opentitan 34ceb5eb, hw/ip/kmac/doc/theory_of_operation.md"),
        new("opentitan-kmac-masked", "Keccak-f[1600], cycles", 96, PerBlock("opentitan-kmac-masked", Sha3With224, 144, 28) - 18, Input, "lowRISC/opentitan 34ceb5eb, hw/ip/kmac/doc/theory_of_operation.md"),
        new("opentitan-kmac", "SHA3-224, B/cycle", 3.43, 144 / PerBlock("opentitan-kmac", Sha3With224, 144, 28), Follows, KmacDocument),
        new("opentitan-kmac-masked", "SHA3-224, B/cycle", 1.26, 144 / PerBlock("opentitan-kmac-masked", Sha3With224, 144, 28), Follows, KmacDocument),
        new("opentitan-kmac", "SHA3-512, B/cycle", 2.18, 72 / PerBlock("opentitan-kmac", Sha3With512, 72, 64), Follows, KmacDocument),
        new("opentitan-kmac-masked", "SHA3-512, B/cycle", 0.69, 72 / PerBlock("opentitan-kmac-masked", Sha3With512, 72, 64), Follows, KmacDocument),
        new("secworks-sha256", "SHA-256, cycles per block of 64 B", 66, PerBlock("secworks-sha256", Descriptor.Sha256, 64, 32), Input, "secworks/sha256, README.md"),
        new("secworks-sha256", "SHA-256, MB/s at 250 MHz", 242.4, 64 * 250 / PerBlock("secworks-sha256", Descriptor.Sha256, 64, 32), Follows, "secworks/sha256, README.md: 64 B x 250 MHz / 66"),
    ];

    // What each of ten more blocks takes of a unit on a bus that keeps up.
    private static double PerBlock(string preset, uint op, int blockBytes, int digestBytes)
    {
        long Busy(int blocks) => Unit.Hash(Unit.Chip(LibraryUnit.Text(preset)), op, new byte[blocks * blockBytes], digestBytes).Record.Modules[0].BusyCycles!.Value;
        return (Busy(12) - Busy(2)) / 10.0;
    }

    private static long HmacBlocks()
    {
        Descriptor job = new() { Label = "job", Op = 0x0141, Inputs = [("key", "32"), ("message", "64")], Outputs = [("digest", "32")], Parameters = ["0"] };
        Outcome run = Unit.Run(Unit.Chip(LibraryUnit.Text("opentitan-hmac")), job, ".align 6; key: .zero 64; message: .zero 64; digest: .zero 32");
        return run.Record.Modules[0].Actions["sha256_block"] - 1;
    }
}
