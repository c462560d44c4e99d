using CoDesign.Description.Policies;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Trust;

// The IOPMP of the chip stands before every burst of a module (RISC-V IOPMP specification: the lowest matching entry decides and
// must cover the whole transfer). Here a vendor's copy engine with role 3 and its ring at the start of the shared memory.
public sealed class ProtectionTests
{
    private const ulong Registers = 0x4002_0000;

    private static string Protection(string entries, int role = 3) => $"""
        protection:
          iopmp:
            spec: "0.8.2"
            memory_domains:
              - id: io
                entries:
        {string.Join('\n', entries.Split('|').Select(e => $"          - {{{e}}}"))}
            rrids:
              - {"{"}id: {role}, domains: [io]{"}"}
        """;

    private static Bench Chip(string entries, PolicyModeChoice mode = PolicyModeChoice.Enforce) => Bench.Rv64 with
    {
        Chip = new ChipText { Modules = ChipText.VendorDma, Protection = Protection(entries) },
        Policy = $"mode: {(mode is PolicyModeChoice.Audit ? "audit" : "enforce")}\ntags: []\npropagation: {{address: none}}",
    };

    // s2: status; the source at share + 0x1000 holds 0x5a…, the target 0.
    private static Outcome Copy(Bench bench, ulong from, ulong to, int bytes = 64)
    {
        Descriptor job = new()
        {
            Label = "job",
            Op = Descriptor.Copy,
            Inputs = [($"0x{from:x}", $"{bytes}")],
            Outputs = [($"0x{to:x}", $"{bytes}")],
        };
        return bench.Execute($"""
            li t0, 0x5a5a5a5a; li t1, 0x90001000; sw t0, 0(t1); sw t0, 60(t1)
            {Firmware.Copy("job", "0x90000000", 64, "fill")}
            {Firmware.Start(Registers, "0x90000000")} {Firmware.Doorbell(1)} {Firmware.WaitForHead(1, "poll")}
            li t0, 0x90000000; lw s2, 16(t0); lw s4, 0x10(s3)
            {Bench.Pass} .word 0
            {job.Text()}
            """);
    }

    private const string Ring = "base: 0x9000_0000, size: 4 KiB, perm: rw";

    [Fact]
    public void What_the_entries_grant_is_done()
    {
        Outcome run = Copy(Chip($"{Ring}|base: 0x9000_1000, size: 4 KiB, perm: r|base: 0x9000_2000, size: 4 KiB, perm: w"), 0x9000_1000, 0x9000_2000);
        Assert.Equal(((ulong)Descriptor.Done, 0ul), (run.Register("s2"), run.Register("s4")));
        Assert.Equal(0x5a5a_5a5au, run.Word(0x9000_2000));
        Assert.Empty(run.Rules);
    }

    [Theory]
    [InlineData("TB201", "base: 0x9000_1000, size: 4 KiB, perm: w|base: 0x9000_2000, size: 4 KiB, perm: rw")] // reading where only writing is granted
    [InlineData("TB201", "base: 0x9000_1000, size: 4 KiB, perm: r|base: 0x9000_2000, size: 4 KiB, perm: r")]
    [InlineData("TB202", "base: 0x9000_1000, size: 4 KiB, perm: r|base: 0x9000_2000, size: 32 B, perm: rw")] // half of the burst
    [InlineData("TB202", "base: 0x9000_2000, size: 32 B, perm: rw|base: 0x9000_1000, size: 8 KiB, perm: rw")] // the lowest entry decides
    [InlineData("TB203", "base: 0x9000_1000, size: 4 KiB, perm: r")]
    [InlineData("TB203", "base: 0x9000_2000, size: 4 KiB, perm: w")]
    public void What_they_do_not_grant_is_denied_and_nothing_moves(string rule, string entries)
    {
        Outcome run = Copy(Chip($"{Ring}|{entries}"), 0x9000_1000, 0x9000_2000);
        Assert.Equal(((ulong)Descriptor.Denied, (ulong)Descriptor.Denied), (run.Register("s2"), run.Register("s4")));
        Assert.Equal(new byte[64], run.Bytes(0x9000_2000, 64));
        Assert.Equal([rule], run.Rules);
        FindingRecord finding = run.Record.Findings[0];
        Assert.Equal(("error", true), (finding.Level, finding.Blocked));
        Assert.Equal((0L, 1L), (run.Record.Modules[0].Jobs, run.Record.Modules[0].FailedJobs));
    }

    [Fact]
    public void An_audit_lets_it_pass_and_records_it()
    {
        Outcome run = Copy(Chip($"{Ring}|base: 0x9000_1000, size: 4 KiB, perm: r", PolicyModeChoice.Audit), 0x9000_1000, 0x9000_2000);
        Assert.Equal((ulong)Descriptor.Done, run.Register("s2"));
        Assert.Equal(0x5a5a_5a5au, run.Word(0x9000_2000));
        Assert.Equal(["TB203"], run.Rules);
        Assert.False(run.Record.Findings[0].Blocked);
    }

    [Fact] // the core's memory, which no grant and no link reaches
    public void A_module_does_not_reach_the_cores_memory()
    {
        Outcome run = Copy(Chip($"{Ring}|base: 0x9000_1000, size: 4 KiB, perm: rw"), 0x9000_1000, 0x8000_8000);
        Assert.Equal((ulong)Descriptor.Denied, run.Register("s2"));
        Assert.Equal(new byte[64], run.Bytes(0x8000_8000, 64));
        Assert.Equal(["TB203"], run.Rules);
    }

    [Fact] // each burst is judged as issued: the first of two lies inside the entry
    public void A_copy_stops_at_the_first_burst_that_is_denied()
    {
        Outcome run = Copy(Chip($"{Ring}|base: 0x9000_1000, size: 4 KiB, perm: r|base: 0x9000_2000, size: 64 B, perm: rw"), 0x9000_1000, 0x9000_2000, 128);
        Assert.Equal((ulong)Descriptor.Denied, run.Register("s2"));
        Assert.Equal(0x5a5a_5a5au, run.Word(0x9000_2000 + 60));
        Assert.Equal(["TB203"], run.Rules);
    }

    [Fact]
    public void A_ring_that_the_module_may_not_read_fails_the_job()
    {
        Bench bench = Chip("base: 0x9000_1000, size: 8 KiB, perm: rw");
        Outcome run = Copy(bench, 0x9000_1000, 0x9000_2000);

        // Neither descriptor nor status can be accessed: firmware learns it from the error register.
        Assert.Equal((0ul, (ulong)Descriptor.Denied), (run.Register("s2"), run.Register("s4")));
        Assert.Equal("TB203", run.Rules[0]);
    }

    [Fact]
    public void Without_a_policy_the_chips_own_protection_holds()
    {
        Outcome run = Copy(Chip(Ring) with { Policy = null }, 0x9000_1000, 0x9000_2000);
        Assert.Equal((ulong)Descriptor.Denied, run.Register("s2"));
        Assert.Equal(["TB203"], run.Rules);
    }
}
