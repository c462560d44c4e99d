using System.Globalization;
using System.Security.Cryptography;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;
using CoDesign.Modules.Tests.Tensor;

namespace CoDesign.Modules.Tests.Formula;

public sealed class FormulaJobTests
{
    private const uint Vendor = 0x8001;

    private const string Clearance = """
        mode: enforce
        tags: [{id: t, description: test}]
        destinations: [{id: secure, may_learn: [t]}]
        propagation: {address: loads}
        """;

    [Theory] // cycles follow from the expression: ceil((n + 9)/64) blocks of 80 cycles; 3 and 55 bytes are one block, 56 are two
    [InlineData(3, 1)]
    [InlineData(55, 1)]
    [InlineData(56, 2)]
    public void A_function_computes_and_the_latency_is_that_of_the_expression(int bytes, int blocks)
    {
        byte[] message = [.. Enumerable.Range(0, bytes).Select(i => (byte)i)];
        Outcome without = Run(Op("sha256", "0 cycles"), Descriptor.Sha256, [], message, 32);
        Outcome with = Run(Op("sha256", "ceil((input_bytes + 9 B) / 64 B) * rounds"), Descriptor.Sha256, [], message, 32);
        Assert.Equal(SHA256.HashData(message), with.Bytes("result", 32));
        Assert.Equal(blocks * 80, Busy(with) - Busy(without));
        Assert.Equal((ulong)Descriptor.Done, with.Register("s1"));
    }

    [Theory] // 100 MHz and 50 MB/s: 2 cycles per byte, of 100 bytes; a fraction of a cycle is rounded as the text says
    [InlineData("ceil(input_bytes / rate * clock)", 200)]
    [InlineData("floor(7 / 2) * 1 cycles", 3)]
    [InlineData("ceil(7 / 2) * 1 cycles", 4)]
    [InlineData("ceil(span * clock)", 4)] // 35 ns at 10 ns each
    [InlineData("ceil(log2(n)) * rounds", 240)] // log2 8 = 3
    [InlineData("ceil(max(input0 / 1 B, n)) * 1 cycles", 100)]
    [InlineData("inputs * 1 cycles + outputs * 10 cycles + ceil(output0 / 1 B) * 1 cycles", 111)] // 1 + 10 + 100
    public void Names_stand_for_sizes_parameters_constants_and_clock(string latency, int cycles)
    {
        Outcome without = Run(Op("opaque", "0 cycles"), Vendor, [8], new byte[100], 100);
        Outcome with = Run(Op("opaque", latency), Vendor, [8], new byte[100], 100);
        Assert.Equal(cycles, Busy(with) - Busy(without));
    }

    [Fact] // one burst of 64 bytes at most: of 300 bytes the first is there long before the last, so 20 cycles hide behind reading
    public void An_op_that_begins_with_the_first_byte_works_while_it_reads()
    {
        Outcome idle = Run(Op("opaque", "0 cycles"), Vendor, [8], new byte[300], 300);
        Outcome hidden = Run(Op("opaque", "20 cycles", "begins: first_byte"), Vendor, [8], new byte[300], 300);
        Outcome after = Run(Op("opaque", "20 cycles"), Vendor, [8], new byte[300], 300);
        Assert.Equal((0L, 20L), (Busy(hidden) - Busy(idle), Busy(after) - Busy(idle)));
    }

    [Fact] // SplitMix64 of 0x8001 << 32, in Python: see docs/modules.md for the rule; the inputs do not matter
    public void Opaque_outputs_are_made_of_nothing()
    {
        byte[] zeros = Run(Op("opaque", "1 cycles"), Vendor, [8], new byte[20], 20).Bytes("result", 20);
        Outcome ones = Run(Op("opaque", "1 cycles"), Vendor, [8], [.. Enumerable.Repeat((byte)1, 20)], 20);
        Assert.Equal(zeros, ones.Bytes("result", 20));
        Assert.Equal("384dcff18da476cecadea0b5e45c806b7c12147f", Convert.ToHexStringLower(zeros));
        Assert.Contains("module 'unit0': op work is opaque: only sizes, time and energy are modelled, and the bytes of its outputs mean nothing", ones.Record.Notes);
    }

    [Fact]
    public void Actions_are_counted_as_the_expressions_say()
    {
        Outcome run = Run(Op("copy", "1 cycles", "actions: {burst: ceil(input_bytes / 16 B), vector_element: 3}"), Vendor, [], new byte[100], 100);

        // 100 bytes are 7 parts of 16; 1 pJ each.
        Assert.Equal([("burst", 7L), ("vector_element", 3L)], run.Record.Energy!.Components.Single(c => c.Id == "unit0").Actions
            .Where(a => a.Name is "burst" or "vector_element").Select(a => (a.Name, a.Count)));
    }

    [Theory] // a descriptor can make any expression meaningless: an error for the guest and a finding, and the run goes on
    [InlineData("ceil(input_bytes / 1 B / n) * 1 cycles", 0, "latency (ceil(input_bytes / 1 B / n) * 1 cycles): division by zero")]
    [InlineData("ceil(log2(n)) * 1 cycles", 0, "log2 of 0")]
    [InlineData("(n - 10) * 1 cycles", 8, "it is negative")]
    [InlineData("n * n * n * n * 1 cycles", ulong.MaxValue, "it is above 100000000000000")] // a million seconds at 100 MHz
    [InlineData("ceil(input3 / 1 B) * 1 cycles", 8, "there is no input3: the job has 1 inputs")]
    public void An_expression_without_value_is_the_descriptors_mistake(string latency, ulong n, string problem)
    {
        Outcome run = Run(Op("opaque", latency), Vendor, [n], new byte[100], 100, Clearance);
        Assert.Equal(((ulong)Descriptor.Malformed, (ulong)Descriptor.Malformed), (run.Register("s1"), run.Register("s4")));
        Assert.Equal(["TB211"], run.Rules);
        Assert.Contains(problem, run.Record.Findings[0].Message);
        Assert.Equal(1, run.Record.Modules[0].FailedJobs);
    }

    [Theory]
    [InlineData(0x8002, 1, 100, "operation 0x8002; the unit has work")]
    [InlineData(Vendor, 0, 100, "0 parameters; work has n")]
    [InlineData(Vendor, 2, 100, "2 parameters; work has 1")]
    [InlineData(Vendor, 1, 99, "output 0 of 99 bytes; needed are 100")]
    public void A_descriptor_that_does_not_fit_is_refused(uint op, int parameters, int output, string problem)
    {
        Outcome run = Run(Op("opaque", "1 cycles"), op, [.. Enumerable.Repeat(8UL, parameters)], new byte[100], output, Clearance);
        Assert.Equal((ulong)Descriptor.Malformed, run.Register("s1"));
        Assert.Contains(problem, Assert.Single(run.Record.Findings).Message);
    }

    [Fact] // two jobs: the second finds what the first has kept, unless the unit forgets at the end of each job
    public void What_is_kept_is_seen_by_the_next_job()
    {
        string keeping = Op("opaque", "ceil((100 B - kept) / 1 B) * 1 cycles", "keeps: input_bytes");
        string forgetting = keeping.Replace("  energy: any", "  energy: any\n  state: {clear: on_job_end, clear_cost: {value: 0 cycles, source: test}}", StringComparison.Ordinal);
        string asked = keeping.Replace("  energy: any", "  energy: any\n  state: {clear: on_request, clear_cost: {value: 0 cycles, source: test}}", StringComparison.Ordinal);

        // 100 cycles for each of two jobs that find nothing; the second finds all 100 bytes.
        Assert.Equal(100, BusyOfTwo(forgetting) - BusyOfTwo(asked));
    }

    private static long BusyOfTwo(string unit)
    {
        Descriptor job = new() { Label = "job", Op = Vendor, Parameters = ["8"], Inputs = [("input", "100")], Outputs = [("result", "100")] };
        Outcome run = Unit.Chip(unit).Execute($"""
            {Firmware.Start(Unit.Registers, "job")} {Firmware.Doorbell(1)} {Firmware.WaitForHead(1, "first")} {Firmware.Doorbell(2)} {Firmware.WaitForHead(2, "second")}
            {Bench.Pass} .word 0
            {job.Text(8)}
            .align 6; input: .zero 100; result: .zero 108
            """);
        Assert.Equal(2, run.Record.Modules[0].Jobs);
        return Busy(run);
    }

    internal static string Op(string function, string latency, string more = "") => $$"""
        - id: unit0
          kind: formula
          zone: secure
          vendor: Acme
          clock: core
          rrid: 1
          registers: 0x4000_0000
          interrupt: 16
          ring: ram
          dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
          energy: any
          constants: {rounds: 80 cycles, rate: 50 MB/s, span: 35 ns, source: test}
          ops:
            work:
              function: {{function}}
              latency: {value: "{{latency}}", source: test}
              {{(function == "opaque" ? "number: 0x8001\n      parameters: [n]\n      outputs: [input0]" : function == "copy" ? "number: 0x8001" : "begins: last_byte")}}
              {{more}}
        """;

    private static Outcome Run(string unit, uint op, ulong[] parameters, byte[] input, int output, string? policy = null) => Unit.Run(
        Unit.Chip(unit) with { Policy = policy },
        new Descriptor
        {
            Label = "job",
            Op = op,
            Parameters = [.. parameters.Select(p => p.ToString(CultureInfo.InvariantCulture))],
            Inputs = [("input", input.Length.ToString(CultureInfo.InvariantCulture))],
            Outputs = [("result", output.ToString(CultureInfo.InvariantCulture))],
        },
        $".align 6; input: {Descriptor.Bytes(input)} .align 6; result: .zero {output + 8}");

    private static long Busy(Outcome run) => TensorBench.Busy(run);
}
