using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;
using FsCheck;
using FsCheck.Fluent;
using Outcome = CoDesign.Machine.Tests.Fixture.Outcome;

namespace CoDesign.Modules.Tests.Dma;

public sealed class CopyTests
{
    private const int ArenaBytes = 1024;

    // A fixed seed: the same cases on every host, and a failure prints the shrunk value.
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(25).WithReplay(20_261_122, 1);

    private static readonly byte[] Source = [.. Enumerable.Range(0, ArenaBytes).Select(i => (byte)((i * 37) ^ (i >> 3)))];

    private static Outcome Run(Bench bench, (int At, int Length)[] inputs, (int At, int Length)[] outputs)
    {
        Descriptor job = new()
        {
            Label = "job",
            Op = Descriptor.Copy,
            Inputs = [.. inputs.Select(b => ($"0x{ChipText.Ram + 0x4000 + (ulong)b.At:x}", $"{b.Length}"))],
            Outputs = [.. outputs.Select(b => ($"0x{ChipText.Ram + 0x8000 + (ulong)b.At:x}", $"{b.Length}"))],
        };
        return Unit.Run(bench, job, $".org {0x4000}; {Unit.Bytes(Source)}");
    }

    private static byte[] Target(Outcome run) => run.Bytes(ChipText.Ram + 0x8000, ArenaBytes);

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 0, 64)]
    [InlineData(3, 0, 64)] // neither end at a burst
    [InlineData(0, 5, 130)]
    [InlineData(61, 7, 500)]
    public void Bytes_arrive_in_order_and_nothing_else_changes(int from, int to, int length)
    {
        Outcome run = Run(Unit.Chip(Unit.CopyEngine), [(from, length)], [(to, length)]);
        Assert.Equal((ulong)Descriptor.Done, run.Register("s1"));
        byte[] expected = new byte[ArenaBytes];
        Source.AsSpan(from, length).CopyTo(expected.AsSpan(to));
        Assert.Equal(expected, Target(run));
    }

    [Fact]
    public void Inputs_are_one_stream_that_outputs_divide_anew()
    {
        Gen<(int At, int Length)> buffer = Gen.Choose(0, 150).SelectMany(at => Gen.Choose(1, 100).Select(length => (at, length)));
        Gen<((int, int)[] Inputs, int[] Cuts)> scenario = Gen.Choose(1, 4).SelectMany(n => buffer.ArrayOf(n))
            .SelectMany(inputs => Gen.Choose(0, 100).ArrayOf(2).Select(cuts => (inputs, cuts)));
        Check.One(Repeatable, Prop.ForAll(Arb.From(scenario), s => Gathers(s.Inputs, s.Cuts)));
    }

    private static bool Gathers((int At, int Length)[] inputs, int[] cuts)
    {
        byte[] stream = [.. inputs.SelectMany(b => Source.AsSpan(b.At, b.Length).ToArray())];

        // Percentages of the stream at which a new output begins, each 10 bytes behind the last.
        int[] ends = [.. cuts.Select(c => c * stream.Length / 100).Append(stream.Length).Where(e => e > 0).Distinct().Order()];
        var outputs = new List<(int At, int Length)>();
        byte[] expected = new byte[ArenaBytes];
        int start = 0;
        foreach (int end in ends)
        {
            int at = start + (10 * outputs.Count);
            outputs.Add((at, end - start));
            stream.AsSpan(start, end - start).CopyTo(expected.AsSpan(at));
            start = end;
        }

        Outcome run = Run(Unit.Chip(Unit.CopyEngine), inputs, [.. outputs]);
        return run.Register("s1") == Descriptor.Done && expected.AsSpan().SequenceEqual(Target(run));
    }

    [Theory]
    [InlineData(8, 9)]
    [InlineData(9, 8)]
    public void Lengths_that_differ_are_refused(int from, int to)
    {
        Outcome run = Run(Unit.Chip(Unit.CopyEngine), [(0, from)], [(0, to)]);
        Assert.Equal((ulong)Descriptor.Malformed, run.Register("s1"));
        Assert.Equal(new byte[ArenaBytes], Target(run));
    }

    [Fact]
    public void The_setup_of_a_job_costs_what_the_description_says()
    {
        static long Busy(int cycles) => Run(
            Unit.Chip(Unit.CopyEngine.Replace("value: 5 cycles", $"value: {cycles} cycles", StringComparison.Ordinal)), [(0, 64)], [(0, 64)]).Record.Modules[0].BusyCycles!.Value;
        Assert.Equal(Busy(5) + 95, Busy(100));
    }

    [Fact] // conservation: bytes in are bytes out, the descriptor (32 and 32) and its status (4) apart
    public void As_many_bytes_go_out_as_come_in()
    {
        Outcome run = Run(Unit.Chip(Unit.CopyEngine), [(0, 300)], [(3, 300)]);
        Assert.Equal((300 + 64, 300 + 4), (run.Record.Modules[0].BytesIn, run.Record.Modules[0].BytesOut));
    }
}
