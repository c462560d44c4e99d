using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Offload;

// What is wrong with a descriptor is a finding, a status code for the program, and nothing written.
public sealed class RefusalTests
{
    private const string AuditPolicy = """
        mode: audit
        tags: []
        propagation: {address: none}
        """;

    private const string Buffers = """
        .align 3
        message: .byte 97
        odd: .byte 98, 99, 0, 0, 0, 0, 0
        digest: .zero 64
        name: .byte 104, 0
        .align 3
        .zero 4
        copy: .zero 64
        """;

    private static readonly Descriptor Hash = new()
    {
        Label = "job",
        Name = "name",
        Inputs = [("message", "3")],
        Outputs = [("digest", "32")],
    };

    private static Bench Chip => Bench.Rv64 with
    {
        Chip = new ChipText { Modules = ChipText.SecureHash, Firmware = "fw", Staging = "share" },
        Policy = AuditPolicy,
    };

    private static Outcome Run(Bench bench, Descriptor descriptor, string pointer = "la a0, job") =>
        bench.Execute($"{pointer}; li a1, 0; cd.call; mv s1, a1; lw s2, 16(a0); {Bench.Pass} .word 0\n{descriptor.Text()}\n{Buffers}");

    private static void AssertRefused(Outcome run, int status, params string[] rules)
    {
        Assert.Equal((0ul, (ulong)status), (run.Register("s1"), run.Register("s2")));
        Assert.Equal(rules, run.Rules);
        Assert.Equal(new byte[64], run.Bytes("digest", 64)); // nothing is half-written
        Assert.Equal(ExitRecord.GuestExit, run.Record.Exit.Reason);
    }

    [Fact]
    public void Another_version_is_TB211() => AssertRefused(Run(Chip, Hash with { Version = 2 }), Descriptor.Malformed, "TB211");

    [Fact]
    public void A_descriptor_that_is_not_aligned_is_TB211()
    {
        Outcome run = Run(Chip, Hash, "la t0, job; la a0, copy; lw t1, 0(t0); sw t1, 0(a0); lw t1, 4(t0); sw t1, 4(a0)");
        Assert.Equal((0ul, (ulong)Descriptor.Malformed), (run.Register("s1"), run.Register("s2")));
        Assert.Equal(["TB211"], run.Rules);
        Assert.Contains("multiple of 8", run.Record.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_that_lead_out_of_memory_are_TB211()
    {
        // The last 32 bytes of the 1 MiB at 0x8000_0000 hold a header with one input.
        const string Pointer = "li a0, 0x800fffe0; la t0, job; ld t1, 0(t0); sd t1, 0(a0); ld t1, 8(t0); sd t1, 8(a0)";
        AssertRefused(Run(Chip, Hash, Pointer), Descriptor.Malformed, "TB211");
    }

    [Fact]
    public void More_buffers_than_a_slot_holds_are_TB211()
    {
        // Header 32, 14 × 16: 256 bytes fit; one more does not.
        (string, string)[] inputs = [.. Enumerable.Repeat(("message", "1"), 13)];
        Assert.Equal((ulong)Descriptor.Done, Run(Chip, Hash with { Inputs = inputs }).Register("s2"));
        AssertRefused(Run(Chip, Hash with { Inputs = [.. inputs, ("message", "1")] }), Descriptor.Malformed, "TB211");
    }

    [Theory] // SHA-256 has a digest of 32 bytes
    [InlineData("31")]
    [InlineData("33")]
    [InlineData("64")]
    public void An_output_of_the_wrong_length_is_TB211(string length) =>
        AssertRefused(Run(Chip, Hash with { Outputs = [("digest", length)] }), Descriptor.Malformed, "TB211");

    [Fact]
    public void No_input_or_no_output_is_TB211()
    {
        AssertRefused(Run(Chip, Hash with { Inputs = [] }), Descriptor.Malformed, "TB211");
        AssertRefused(Run(Chip, Hash with { Outputs = [] }), Descriptor.Malformed, "TB211");
    }

    [Theory]
    [InlineData("4")] // longer than the input
    [InlineData("-1")]
    public void A_message_length_beyond_the_inputs_is_TB211(string length) =>
        AssertRefused(Run(Chip, Hash with { Parameters = [length] }), Descriptor.Malformed, "TB211");

    [Fact]
    public void A_parameter_that_the_op_does_not_have_is_TB211() =>
        AssertRefused(Run(Chip, Hash with { Parameters = ["1", "0"] }), Descriptor.Malformed, "TB211");

    [Theory]
    [InlineData("message", "0")]
    [InlineData("-8", "16")] // wraps
    [InlineData("message", "-1")] // a negative number read as unsigned
    public void An_empty_or_wrapping_or_negative_range_is_TB205(string address, string length) =>
        AssertRefused(Run(Chip, Hash with { Inputs = [(address, length)] }), Descriptor.Malformed, "TB205");

    [Fact]
    public void Lengths_whose_sum_wraps_are_TB205()
    {
        // 2 × (2^63 − 1) + 3 = 2^64 + 1: each is a possible length, and 64 bits hold 1 of the sum.
        (string, string) upperHalf = ("0x8000000000000000", "0x7fffffffffffffff");
        Descriptor descriptor = Hash with { Inputs = [upperHalf, upperHalf, ("message", "3")] };
        Outcome run = Direct(descriptor);
        Assert.Equal((ulong)Descriptor.Malformed, run.Register("s2"));
        Assert.Equal(["TB205"], run.Rules);
    }

    [Theory]
    [InlineData("message", "8", "message", "32")] // the digest begins where the message does
    [InlineData("digest", "33", "message", "32")] // 8 bytes of the digest lie in the message's buffer
    public void An_output_over_an_input_is_TB208(string input, string inputLength, string output, string outputLength)
    {
        Outcome run = Run(Chip, Hash with { Inputs = [(input, inputLength)], Outputs = [(output, outputLength)] });
        AssertRefused(run, Descriptor.Malformed, "TB208");
    }

    [Fact]
    public void A_misaligned_buffer_is_TB206_where_the_module_needs_alignment()
    {
        Bench bench = Chip with
        {
            Chip = Chip.Chip with { Modules = ChipText.SecureHash.Replace("alignment: 1 B", "alignment: 8 B", StringComparison.Ordinal) },
        };
        Assert.Equal((ulong)Descriptor.Done, Run(bench, Hash).Register("s2"));
        AssertRefused(Run(bench, Hash with { Inputs = [("odd", "2")] }), Descriptor.Malformed, "TB206");
    }

    [Fact]
    public void A_buffer_where_nothing_answers_is_a_bus_error()
    {
        // The module has no grant for it, so the driver copies it, and gets the fault.
        AssertRefused(Run(Chip, Hash with { Inputs = [("0xa0000000", "8")] }), Descriptor.BusError);

        // The module itself gets it.
        Outcome run = Direct(Hash with { Inputs = [("0xa0000000", "8")] });
        Assert.Equal((ulong)Descriptor.BusError, run.Register("s2"));
        Assert.Equal((0L, 1L), (run.Record.Modules[0].Jobs, run.Record.Modules[0].FailedJobs));
    }

    [Fact]
    public void Without_a_policy_the_program_still_gets_the_status()
    {
        Outcome run = Run(Chip with { Policy = null }, Hash with { Version = 2 });
        AssertRefused(run, Descriptor.Malformed);
    }

    [Fact]
    public void A_refused_region_runs_in_software_and_is_counted_as_refused()
    {
        RegionRecord region = Assert.Single(Run(Chip, Hash with { Outputs = [("digest", "16")] }).Record.Regions);
        Assert.Equal((1L, 0L, 1L), (region.Calls, region.Offloaded, region.Refused));
    }

    // The ring and the doorbell by hand: the driver does not stand between.
    private static Outcome Direct(Descriptor descriptor) => Chip.Execute($$"""
        li s3, 0x40000000; la t0, job; sw t0, 0x14(s3); sw x0, 0x18(s3); li t0, 1; sw t0, 0x1c(s3); sw t0, 8(s3); sw t0, 0x24(s3)
        wait: lw t0, 0x20(s3); beqz t0, wait
        la a0, job; lw s2, 16(a0)
        {{Bench.Pass}} .word 0
        {{descriptor.Text()}}
        {{Buffers}}
        """);
}
