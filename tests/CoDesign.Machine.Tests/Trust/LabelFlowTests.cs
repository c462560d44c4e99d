using CoDesign.Description.Policies;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Trust;

// A secret of the program, tag "key", which only the secure zone may learn, on its way to sinks.
public sealed class LabelFlowTests
{
    private const string Data = """
        .align 3
        secret: .byte 0x53, 0x45, 0x43, 0x52, 0x45, 0x54, 0x21, 0x21
        secret_end:
        public: .byte 1, 2, 3, 4, 5, 6, 7, 8
        place: .zero 64
        """;

    private const string Port = "li s0, 0x10000000;";

    private static Bench Chip(PolicyModeChoice mode = PolicyModeChoice.Enforce) => Bench.Rv64 with
    {
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

    private static Outcome Run(string program, PolicyModeChoice mode = PolicyModeChoice.Enforce) =>
        Chip(mode).Execute($"la s1, secret; la s2, public; la s3, place; {program}; {Bench.Pass} .word 0\n{Data}");

    [Theory] // memory, register, memory
    [InlineData("ld a0, 0(s1); sd a0, 0(s3)", "key")]
    [InlineData("ld a0, 0(s2); sd a0, 0(s3)", "")]
    [InlineData("ld a0, 0(s1); ld a1, 0(s2); xor a0, a0, a1; sd a0, 0(s3)", "key")]
    [InlineData("ld a0, 0(s1); addi a0, a0, 1; mul a0, a0, a0; sd a0, 0(s3)", "key")]
    [InlineData("ld a0, 0(s1); csrw mscratch, a0; li a0, 0; csrr a0, mscratch; sd a0, 0(s3)", "key")]
    [InlineData("ld a0, 0(s1); amoadd.d a1, a0, (s3)", "key")]
    [InlineData("li a0, 0; amoswap.d a1, a0, (s1); sd a1, 0(s3)", "key")]
    [InlineData("lr.d a0, (s1); sd a0, 0(s3)", "key")]
    [InlineData("lr.d a1, (s3); ld a0, 0(s1); sc.d a2, a0, (s3)", "key")]
    [InlineData("ld a0, 0(s1); li a0, 5; sd a0, 0(s3)", "")] // overwritten
    [InlineData("ld a0, 0(s1); sub a0, a0, a0; sd a0, 0(s3)", "")] // zero, whatever it was
    public void A_label_goes_where_its_value_goes(string program, string tags)
    {
        Outcome run = Run(program);
        Assert.Equal(tags, run.TagsAt(run.Address("place")));
        Assert.Empty(run.Rules); // nothing has left the zone
    }

    [Fact]
    public void Bytes_keep_their_own_labels()
    {
        Outcome run = Run("lb a0, 7(s1); sb a0, 3(s3); lw a1, 0(s3); lhu a2, 0(s3)");
        Assert.Equal(["", "", "", "key", ""], Enumerable.Range(0, 5).Select(i => run.TagsAt(run.Address("place") + (ulong)i)));
        Assert.Equal("key", run.TagsOf("a1", 3));
        Assert.Equal("", run.TagsOf("a2", 0));
    }

    [Fact]
    public void Zeros_stored_over_a_secret_scrub_it()
    {
        Outcome run = Run("sd x0, 0(s1)");
        Assert.All(Enumerable.Range(0, 8), i => Assert.Equal("", run.TagsAt(run.Address("secret") + (ulong)i)));
    }

    [Fact]
    public void A_secret_byte_to_the_serial_port_is_blocked_and_ends_a_program_without_handler()
    {
        Outcome run = Run(Port + "lb a0, 0(s1); leak: sb a0, 0(s0)");
        Assert.Empty(run.Output);
        Assert.Equal(ExitRecord.Denied, run.Record.Exit.Reason);
        FindingRecord finding = Assert.Single(run.Record.Findings);
        Assert.Equal(("TB101", "uart", true), (finding.Rule, finding.Module, finding.Blocked));
        Assert.Equal(["key"], finding.Labels);
        Assert.Equal($"0x{run.Address("leak"):x}", finding.Pc);
    }

    [Fact]
    public void A_handler_sees_an_access_fault_and_the_program_goes_on()
    {
        Outcome run = Run("la t0, handler; csrw mtvec, t0;" + Port + "lb a0, 0(s1); leak: sb a0, 0(s0); j after; .align 2; handler: csrr s4, mcause; csrr s5, mtval; csrr s6, mepc; addi s6, s6, 4; csrw mepc, s6; mret; after: nop");
        Assert.Equal((7ul, 0x1000_0000ul), (run.Register("s4"), run.Register("s5")));
        Assert.Equal(ExitRecord.GuestExit, run.Record.Exit.Reason);
        Assert.Empty(run.Output);
        Assert.Equal(["TB101"], run.Rules);
    }

    [Fact]
    public void An_audit_lets_it_out_and_says_so()
    {
        Outcome run = Run(Port + "lb a0, 0(s1); sb a0, 0(s0); lb a0, 0(s2); sb a0, 0(s0)", PolicyModeChoice.Audit);
        Assert.Equal([0x53, 1], run.Output);
        FindingRecord finding = Assert.Single(run.Record.Findings);
        Assert.Equal(("TB101", false, 1L), (finding.Rule, finding.Blocked, finding.Bytes));
        ExposureRecord exposure = run.Record.Exposure.Single(e => e.Module == "uart");
        Assert.Equal(("key", 1L, 1L), (exposure.Label, exposure.ClearBytes, exposure.Crossings));
    }

    [Fact]
    public void The_finding_shows_the_way_from_the_source()
    {
        Outcome run = Run(Port + "lb a0, 0(s1); sb a0, 8(s3); lb a1, 8(s3); xori a1, a1, 1; sb a1, 0(s0)", PolicyModeChoice.Audit);
        FindingRecord finding = Assert.Single(run.Record.Findings);
        Assert.NotEmpty(finding.Path);
        Assert.Contains("secret", finding.Path[0].Description, StringComparison.Ordinal);
        Assert.Equal($"0x{run.Address("secret"):x}", finding.Path[0].Address);
    }

    // The secret takes two ways: by place+8 and place+16, and by place+24, +32 and +40; where they meet the shorter one is told, each
    // step with the instruction that made it, whichever operand it was.
    [Theory]
    [InlineData("xor a4, a1, a2")]
    [InlineData("xor a4, a2, a1")]
    public void Of_two_ways_the_shorter_one_is_told_step_by_step(string meet)
    {
        Outcome run = Run(
            Port + $"""
            l1: lb a1, 0(s1); s1x: sb a1, 8(s3); l2: lb a1, 8(s3); s2x: sb a1, 16(s3); l3: lb a1, 16(s3)
            lb a2, 1(s1); sb a2, 24(s3); lb a2, 24(s3); sb a2, 32(s3); lb a2, 32(s3); sb a2, 40(s3); lb a2, 40(s3)
            {meet}; sb a4, 0(s0)
            """,
            PolicyModeChoice.Audit);
        IReadOnlyList<PathRecord> path = Assert.Single(run.Record.Findings).Path;
        Assert.Equal(["source", "load", "store", "load", "store", "load"], path.Select(s => s.Kind));
        Assert.Equal(
            [("secret", 0UL), ("secret", 0), ("place", 8), ("place", 8), ("place", 16), ("place", 16)],
            path.Select(s => Place(run, s)));
        Assert.Equal(
            ((string[])["l1", "s1x", "l2", "s2x", "l3"]).Select(l => $"0x{run.Address(l):x}"),
            path.Skip(1).Select(s => s.Pc));
    }

    private static (string Object, ulong Offset) Place(Outcome run, PathRecord step)
    {
        ulong address = Convert.ToUInt64(step.Address, 16);
        return address >= run.Address("place") ? ("place", address - run.Address("place")) : ("secret", address - run.Address("secret"));
    }

    [Fact]
    public void A_secret_in_shared_memory_is_a_finding_at_the_store()
    {
        Outcome run = Run("li s4, 0x90000000; ld a0, 0(s1); sd a0, 0(s4)");
        Assert.Equal(ExitRecord.Denied, run.Record.Exit.Reason);
        Assert.Equal(("TB101", "share", 8L), (run.Rules[0], run.Record.Findings[0].Module, run.Record.Findings[0].Bytes));
        Assert.Equal(new byte[8], run.Bytes(ChipText.Share, 8));
    }

    [Fact]
    public void Labels_cross_into_shared_memory_and_back()
    {
        Outcome run = Run("li s4, 0x90000000; ld a0, 0(s1); sd a0, 0(s4); ld a1, 0(s4); sd a1, 0(s3)", PolicyModeChoice.Audit);
        Assert.Equal(("key", "key"), (run.TagsAt(ChipText.Share), run.TagsAt(run.Address("place"))));
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("loads", "key")] // a look-up at a secret index tells the index
    [InlineData("both", "key")]
    public void The_label_of_an_address_joins_what_is_loaded_if_the_policy_says_so(string propagation, string tags)
    {
        Bench bench = Chip() with { Policy = Chip().Policy!.Replace("address: none", $"address: {propagation}", StringComparison.Ordinal) };
        Outcome run = bench.Execute($"la s1, secret; la s2, public; lbu a0, 0(s1); andi a0, a0, 7; add a0, a0, s2; lbu a1, 0(a0); {Bench.Pass} .word 0\n{Data}");
        Assert.Equal(tags, run.TagsOf("a1", 0));
    }

    [Fact]
    public void A_label_marker_tags_bytes()
    {
        Descriptor mark = new() { Label = "mark", Name = "tag", Op = 0, Inputs = [("public", "2")] };
        Bench bench = Chip();
        Outcome run = bench.Execute($"la a0, mark; cd.label; {Bench.Pass} .word 0\n{mark.Text()}\n{Data}; tag: .byte 107, 101, 121, 0");
        Assert.Equal(["key", "key", ""], Enumerable.Range(0, 3).Select(i => run.TagsAt(run.Address("public") + (ulong)i)));
    }

    [Theory] // to the end of memory and no further; a range that is none is refused
    [InlineData("0x100000000000", "key", "")]
    [InlineData("-1", "", "TB205")]
    [InlineData("0", "", "TB205")]
    public void A_label_marker_over_more_than_memory_does_no_harm(string length, string tags, string rule)
    {
        Descriptor mark = new() { Label = "mark", Name = "tag", Op = 0, Inputs = [("public", length)] };
        Outcome run = Chip().Execute($"la a0, mark; cd.label; {Bench.Pass} .word 0\n{mark.Text()}\n{Data}; tag: .byte 107, 101, 121, 0");
        Assert.Equal((tags, tags), (run.TagsAt(run.Address("public")), run.TagsAt(ChipText.Ram + (1 << 20) - 1)));
        Assert.Equal(rule.Length == 0 ? [] : [rule], run.Rules);
        Assert.Equal("guest_exit", run.Record.Exit.Reason);
    }

    [Fact]
    public void A_scrub_marker_by_itself_removes_no_label()
    {
        Descriptor mark = new() { Label = "mark", Op = 0, Inputs = [("secret", "8")] };
        Outcome run = Chip().Execute($"la a0, mark; cd.scrub; {Bench.Pass} .word 0\n{mark.Text()}\n{Data}");
        Assert.Equal("key", run.TagsAt(run.Address("secret")));
        Assert.Equal(1, run.Counters["scrubs"]);
    }

    [Fact] // EPERM; the program learns that it was denied, and nothing leaves
    public void A_Linux_write_of_a_secret_is_denied()
    {
        Outcome run = (Chip() with { IsLinux = true }).Execute(
            $"li a7, 64; li a0, 1; la a1, secret; li a2, 8; ecall; mv s4, a0; li a7, 64; li a0, 1; la a1, public; li a2, 1; ecall; li a7, 93; li a0, 0; ecall\n{Data}");
        Assert.Equal(-1, (long)run.Register("s4"));
        Assert.Equal([1], run.Output);
        Assert.Equal(("TB101", "stdout"), (run.Rules[0], run.Record.Findings[0].Module));
    }

    [Fact]
    public void Standard_input_is_secret_in_the_range_that_the_workload_names()
    {
        Bench bench = Chip() with
        {
            IsLinux = true,
            StandardInput = [1, 2, 3, 4, 5, 6],
            Secrets = ["tag: key, stdin: true, offset: 2 B, length: 3 B"],
            Symbols = [],
        };
        Outcome run = bench.Execute($"li a7, 63; li a0, 0; la a1, place; li a2, 6; ecall; li a7, 93; li a0, 0; ecall\n{Data}");
        Assert.Equal(["", "", "key", "key", "key", ""], Enumerable.Range(0, 6).Select(i => run.TagsAt(run.Address("place") + (ulong)i)));
    }

    [Fact]
    public void A_character_through_tohost_is_judged_like_any_output()
    {
        Outcome run = Chip().Execute($"la s1, secret; lbu a0, 0(s1); li a1, 0x01010000; slli a1, a1, 32; or a0, a0, a1; la a2, tohost; sd a0, 0(a2); {Bench.Pass} .word 0\n{Data}\n.align 3; tohost: .dword 0");
        Assert.Empty(run.Output);
        Assert.Equal(["TB101"], run.Rules);
    }
}
