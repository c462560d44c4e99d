using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Modules.Tests.Fixture;

/// <summary>
/// One module at 0x4000_0000 with interrupt 16 and its ring anywhere in main memory, in the zone of the core: nothing but the module
/// itself is tested. s3 holds the register window.
/// </summary>
internal static class Unit
{
    public const string RegistersText = "0x40000000";

    public const ulong Registers = ChipText.Module0;

    // Sources: lowRISC/opentitan, hw/ip/hmac/doc/theory_of_operation.md (SHA-2: 16 cycles to load a block, and the rounds) and
    // hw/ip/kmac, unmasked (a 64-bit word of the rate per cycle, and 24 rounds).
    public const string OpenHash = """
        - id: hash0
          kind: hash
          zone: secure
          vendor: open
          clock: core
          rrid: 1
          registers: 0x4000_0000
          interrupt: 16
          ring: ram
          dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
          energy: any
          overlaps_load: false
          algorithms:
            sha256: {load: 16 cycles, rounds: 64 cycles, source: test}
            sha384: {load: 16 cycles, rounds: 80 cycles, source: test}
            sha512: {load: 16 cycles, rounds: 80 cycles, source: test}
            sha3_224: {load: 18 cycles, rounds: 24 cycles, source: test}
            sha3_256: {load: 17 cycles, rounds: 24 cycles, source: test}
            sha3_384: {load: 13 cycles, rounds: 24 cycles, source: test}
            sha3_512: {load: 9 cycles, rounds: 24 cycles, source: test}
            keccak256: {load: 17 cycles, rounds: 24 cycles, source: test}
        """;

    public const string CopyEngine = """
        - id: dma0
          kind: dma
          zone: secure
          vendor: open
          clock: core
          rrid: 1
          registers: 0x4000_0000
          interrupt: 16
          ring: ram
          dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
          energy: any
          setup: {value: 5 cycles, source: test}
        """;

    public static Bench Chip(string modules = OpenHash, int xlen = 64) => Bench.Of(xlen) with { Chip = new ChipText { Modules = modules } };

    /// <summary>One job, polled to its end; s1: its status, s2: the register STATUS, s4: ERROR.</summary>
    public static Outcome Run(Bench bench, Descriptor job, string data) => bench.Execute($"""
        {Firmware.Start(Registers, job.Label)} {Firmware.Doorbell(1)} {Firmware.WaitForHead(1, "poll")}
        la t0, {job.Label}; lw s1, 16(t0); lw s2, 0x0c(s3); lw s4, 0x10(s3)
        {Bench.Pass} .word 0
        {job.Text()}
        {data}
        """);

    /// <summary>Hashes a message that lies in one piece at an address with the given offset from a multiple of 64.</summary>
    public static Outcome Hash(Bench bench, uint op, byte[] message, int digestBytes, int offset = 0) => Run(
        bench,
        new Descriptor
        {
            Label = "job",
            Op = op,
            Inputs = [("message", $"{Math.Max(1, message.Length)}")],
            Outputs = [("digest", $"{digestBytes}")],
            Parameters = message.Length == 0 ? ["0"] : [],
        },
        $".align 3; digest: .zero {digestBytes + 8}; .align 6; .zero {offset}; message: {Bytes(message)} .byte 0");

    /// <summary>Bytes as directives.</summary>
    public static string Bytes(ReadOnlySpan<byte> bytes) => Descriptor.Bytes(bytes);
}
