using CoDesign.Machine.Tests.Checkpoints;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Trust;

// The IOPMP as firmware sees it, through its registers (specification 0.8.2): a vendor's copy engine with role 3, its ring at the
// start of the shared memory, source at 0x9000_1000, target at 0x9000_2000, which the reset state does not grant.
public sealed class IopmpProgramTests
{
    private const ulong Registers = 0x4002_0000;

    // Rows up to role 3, so the entries begin at 0x2000. Entries 0 and 1 are those of the reset state.
    private const string Grant = """
        li t0, 0x0c002000; li t1, 0x240009ff; sw t1, 32(t0); li t1, 0x1b; sw t1, 40(t0)
        li t0, 0x0c000800; li t1, 3; sw t1, 0(t0);
        """;

    private const string Read = "li s5, 0x0c000000; lw s6, 0x64(s5); lw s7, 0x68(s5); lw s8, 0x70(s5);";

    private static Outcome Run(string before, string after, string options = "", string between = "") => Chip(options).Execute(Program(before, after, between));

    private static Bench Chip(string options) => Bench.Rv64 with
    {
        Chip = new ChipText
        {
            Modules = ChipText.VendorDma,
            Protection = $$"""
                protection:
                  iopmp:
                    spec: "0.8.2"
                    registers: 0x0c00_0000
                    zone: secure
                    spare_entries: 2
                {{(options.Length == 0 ? string.Empty : "    " + options)}}
                    memory_domains:
                      - id: io
                        entries:
                          - {base: 0x9000_0000, size: 4 KiB, perm: rw}
                          - {base: 0x9000_1000, size: 4 KiB, perm: r}
                    rrids:
                      - {id: 3, domains: [io]}
                """,
        },
        Policy = "mode: enforce\ntags: []\npropagation: {address: none}",
    };

    private static string Program(string before, string after, string between = "")
    {
        Descriptor job = new() { Label = "job", Op = Descriptor.Copy, Inputs = [("0x90001000", "64")], Outputs = [("0x90002000", "64")] };
        return $"""
            li t0, 0x5a5a5a5a; li t1, 0x90001000; sw t0, 0(t1)
            {Firmware.Copy("job", "0x90000000", 64, "fill")}
            {before}
            {Firmware.Start(Registers, "0x90000000")} {Firmware.Doorbell(1)} {between} {Firmware.WaitForHead(1, "poll")}
            li t0, 0x90000000; lw s2, 16(t0)
            {after}
            {Bench.Pass} .word 0
            {job.Text()}
            """;
    }

    [Fact]
    public void A_violation_is_in_the_error_record()
    {
        Outcome run = Run(string.Empty, Read);
        Assert.Equal((ulong)Descriptor.Denied, run.Register("s2"));

        // v, ttype 2 (write), etype 5 (no rule); the address in words; role 3, no entry. A lw extends the sign.
        Assert.Equal((0x55ul, 0x9000_2000ul >> 2, 0xFFFF_FFFF_FFFF_0003ul), (run.Register("s6"), run.Register("s7"), run.Register("s8")));
        Assert.Equal(["TB203"], run.Rules);
    }

    [Fact]
    public void Firmware_grants_what_the_reset_state_does_not()
    {
        Outcome run = Run(Grant, Read);
        Assert.Equal(((ulong)Descriptor.Done, 0ul), (run.Register("s2"), run.Register("s6")));
        Assert.Equal(0x5a5a_5a5au, run.Word(0x9000_2000));
        Assert.Empty(run.Rules);
    }

    [Fact]
    public void What_is_locked_stays_and_is_a_finding()
    {
        Outcome run = Run(Grant, Read, "lock: [mdcfg]");
        Assert.Equal((ulong)Descriptor.Denied, run.Register("s2"));
        Assert.Equal(["TB210", "TB203"], run.Rules);
        Assert.Equal("iopmp", run.Record.Findings[0].Module);
    }

    [Fact] // the module is told that it succeeded; nothing has moved
    public void Faked_success_tells_the_module_nothing()
    {
        Outcome run = Run(string.Empty, Read, "on_error: fake_success");
        Assert.Equal((ulong)Descriptor.Done, run.Register("s2"));
        Assert.Equal(0u, run.Word(0x9000_2000));
        Assert.Equal(["TB203"], run.Rules);

        // Neither interrupt nor bus error: nothing is recorded.
        Assert.Equal(0ul, run.Register("s6"));
    }

    [Fact]
    public void A_violation_interrupts_until_it_is_acknowledged()
    {
        Outcome run = Run(
            "li t0, 0x0c000000; li t1, 2; sw t1, 0x60(t0);",
            "csrr s9, mip; li t0, 0x0c000000; li t1, 1; sw t1, 0x64(t0); csrr s10, mip;",
            "interrupt: 20");
        Assert.Equal((1ul << 20, 0ul), (run.Register("s9"), run.Register("s10")));
    }

    [Fact]
    public void Stalled_transactions_wait_until_they_are_resumed()
    {
        // RRIDSCP stalls role 3 before the doorbell; after some hundred polls nothing has happened; op 2 resumes.
        Outcome run = Run(
            Grant + "li t0, 0x0c000000; li t1, 0x40000003; sw t1, 0x38(t0);",
            Read,
            between: "li t2, 200; still: lw s9, 0x20(s3); addi t2, t2, -1; bnez t2, still; li t0, 0x0c000000; li t1, 0x80000003; sw t1, 0x38(t0);");
        Assert.Equal((0ul, (ulong)Descriptor.Done), (run.Register("s9"), run.Register("s2")));
        Assert.Empty(run.Rules);
    }

    [Fact]
    public void Where_it_is_not_enabled_software_enables_it()
    {
        Outcome off = Run(string.Empty, Read, "enabled: false");
        Assert.Equal((ulong)Descriptor.Done, off.Register("s2"));
        Outcome on = Run("li t0, 0x0c000000; li t1, 1; sw t1, 8(t0);", Read, "enabled: false");
        Assert.Equal((ulong)Descriptor.Denied, on.Register("s2"));
    }

    [Theory] // tables, locks and stalls that firmware has set are there again
    [InlineData(Grant + "j half; half: nop;", "")]
    [InlineData("li t0, 0x0c000000; li t1, 5; sw t1, 0x4c(t0); j half; half: nop;" + Grant, "")]
    [InlineData(Grant + "li t0, 0x0c000000; li t1, 0x40000003; sw t1, 0x38(t0); j half; half: nop;", "li t0, 0x0c000000; li t1, 0x80000003; sw t1, 0x38(t0);")]
    public void A_checkpoint_holds_it(string before, string between)
    {
        Bench bench = Chip(string.Empty);
        var runs = new Interrupted(bench.Load(Program(before, Read, between)), bench.Options);
        (byte[] left, string record) = runs.Leave("half");
        Assert.Equal(runs.Whole(), record);
        Assert.Equal(record, RunRecordJson.Write(runs.GoOn(left)));
    }
}
