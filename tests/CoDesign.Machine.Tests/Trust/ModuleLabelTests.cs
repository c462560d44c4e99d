using CoDesign.Description.Policies;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Trust;

// Secrets that pass through modules: what a job reads labels all that it writes, and a digest is as secret as its message.
public sealed class ModuleLabelTests
{
    private const string Data = """
        .align 3
        secret: .byte 0x53, 0x45, 0x43, 0x52, 0x45, 0x54, 0x21, 0x21
        secret_end:
        public: .byte 1, 2, 3, 4, 5, 6, 7, 8
        digest: .zero 32
        """;

    private static Bench Chip(PolicyModeChoice mode, string modules) => Bench.Rv64 with
    {
        Chip = new ChipText { Modules = modules },
        Policy = $$"""
            mode: {{(mode is PolicyModeChoice.Audit ? "audit" : "enforce")}}
            tags: [{id: key, description: a secret}]
            destinations: [{id: secure, may_learn: [key]}]
            propagation: {address: none}
            """,
        Labels = ["key"],
        Secrets = ["tag: key, symbol: secret"],
        Symbols = [("secret", false, "secret", "secret_end")],
    };

    private static string Job(string label, string input, string output, uint op = Descriptor.Sha256, int bytes = 8) => new Descriptor
    {
        Label = label,
        Op = op,
        Inputs = [(input, $"{bytes}")],
        Outputs = [(output, op == Descriptor.Copy ? $"{bytes}" : "32")],
    }.Text();

    // One job on the hash unit of the core's zone, whose ring may lie in main memory.
    private static Outcome Secure(string input, string end = "nop") => Chip(PolicyModeChoice.Enforce, ChipText.SecureHash).Execute($"""
        {Firmware.Start(0x4000_0000, "job")} {Firmware.Doorbell(1)} {Firmware.WaitForHead(1, "poll")}
        {end}; {Bench.Pass} .word 0
        {Job("job", input, "digest")}
        {Data}
        """);

    [Theory]
    [InlineData("secret", "key")]
    [InlineData("public", "")]
    public void A_digest_carries_the_tags_of_its_message(string input, string tags)
    {
        Outcome run = Secure(input);
        Assert.All(Enumerable.Range(0, 32), i => Assert.Equal(tags, run.TagsAt(run.Address("digest") + (ulong)i)));
        Assert.Empty(run.Rules);
    }

    [Fact]
    public void A_digest_of_a_secret_may_not_leave_either()
    {
        Outcome run = Secure("secret", "la t0, digest; lbu t1, 0(t0); li t2, 0x10000000; sb t1, 0(t2)");
        Assert.Empty(run.Output);
        Assert.Equal(("TB101", "uart"), (run.Rules[0], run.Record.Findings[0].Module));
    }

    // A vendor's unit in another zone, with ring and buffers in shared memory.
    private static Outcome Vendor(string modules, ulong registers, uint op, params string[] inputs)
    {
        string jobs = string.Join('\n', inputs.Select((input, i) => Job($"job{i}", $"0x{0x9000_1000 + (8 * i):x}", $"0x{0x9000_2000 + (64 * i):x}", op)));
        string copies = string.Concat(inputs.Select((input, i) =>
            Firmware.Copy(input, $"0x{0x9000_1000 + (8 * i):x}", 8, $"input{i}")
            + Firmware.Copy($"job{i}", $"0x{0x9000_0000 + (256 * i):x}", 64, $"ring{i}")));
        return Chip(PolicyModeChoice.Audit, modules).Execute($"""
            {copies}
            {Firmware.Start(registers, "0x90000000", 4)} {Firmware.Doorbell(inputs.Length)} {Firmware.WaitForHead(inputs.Length, "poll")}
            {Bench.Pass} .word 0
            {jobs}
            {Data}
            """);
    }

    [Fact]
    public void A_module_that_reads_a_secret_is_a_finding_of_its_own()
    {
        Outcome run = Vendor(ChipText.VendorHash, ChipText.Module1, Descriptor.Sha256, "secret");
        Assert.Contains(run.Record.Findings, f => f.Rule == "TB101" && f.Module == "share");
        Assert.Contains(run.Record.Findings, f => f.Rule == "TB101" && f.Module == "vhash");
        Assert.Equal(8, run.Record.Exposure.Single(e => e.Module == "vhash").ClearBytes);
        Assert.Equal("key", run.TagsAt(0x9000_2000));
    }

    [Fact] // of a unit outside the trusted base it is assumed that it keeps what it saw
    public void A_vendors_module_spreads_what_it_saw_to_later_jobs()
    {
        Outcome run = Vendor(ChipText.VendorHash, ChipText.Module1, Descriptor.Sha256, "public", "secret", "public");
        Assert.Equal(["", "key", "key"], Enumerable.Range(0, 3).Select(i => run.TagsAt(0x9000_2000 + (64ul * (ulong)i))));
    }

    [Fact]
    public void A_copy_engine_of_a_vendor_mixes_all_that_it_moves()
    {
        Outcome run = Vendor(ChipText.VendorDma, 0x4002_0000, Descriptor.Copy, "secret", "public");
        Assert.Equal(("key", "key"), (run.TagsAt(0x9000_2000), run.TagsAt(0x9000_2040)));
    }

    [Fact]
    public void A_copy_engine_of_the_trusted_base_keeps_each_byte_apart()
    {
        string trusted = ChipText.VendorDma
            .Replace("zone: vendor", "zone: secure", StringComparison.Ordinal)
            .Replace("ring: share", "ring: ram", StringComparison.Ordinal);
        Outcome run = Chip(PolicyModeChoice.Enforce, trusted).Execute($"""
            {Firmware.Start(0x4002_0000, "job")} {Firmware.Doorbell(1)} {Firmware.WaitForHead(1, "poll")}
            {Bench.Pass} .word 0
            {Job("job", "secret", "digest", Descriptor.Copy, 16)}
            {Data}
            """);
        Assert.Equal(("key", "key", "", ""), (run.TagsAt(run.Address("digest")), run.TagsAt(run.Address("digest") + 7), run.TagsAt(run.Address("digest") + 8), run.TagsAt(run.Address("digest") + 15)));
        Assert.Equal([.. run.Bytes("secret", 8), 1, 2, 3, 4, 5, 6, 7, 8], run.Bytes("digest", 16));
    }

    [Fact]
    public void In_enforce_a_vendors_module_never_gets_the_secret()
    {
        // Nothing marks the copy's place but the label of its bytes: the store itself is denied, so the unit hashes zeros.
        Outcome run = Chip(PolicyModeChoice.Enforce, ChipText.VendorHash).Execute($"""
            la t0, handler; csrw mtvec, t0
            {Firmware.Copy("job", "0x90000000", 64, "ring")} {Firmware.Copy("secret", "0x90001000", 8, "input")}
            {Firmware.Start(ChipText.Module1, "0x90000000")} {Firmware.Doorbell(1)} {Firmware.WaitForHead(1, "poll")}
            {Bench.Pass} .word 0
            .align 2
            handler: csrr t6, mepc; addi t6, t6, 4; csrw mepc, t6; mret
            {Job("job", "0x90001000", "0x90002000")}
            {Data}
            """);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(new byte[8]), run.Bytes(0x9000_2000, 32));
        Assert.All(run.Record.Findings, f => Assert.Equal("share", f.Module));
        Assert.Equal(0, run.Record.Exposure.Single(e => e.Module == "vhash").ClearBytes);
    }
}
