using CoDesign.Results;

namespace CoDesign.Reports.Tests;

public sealed class ReproductionTests
{
    [Fact] // a POSIX shell gives <, >, ", ' and blanks a meaning; within single quotes only the quote itself has one
    public void Command_is_quoted_for_a_shell() => Assert.Equal(
        "codesign run --chip duo --workload chat --size small --policy 'house \"rules\"' --mode audit --offload 'gemm<1>=npu' --seed 7 "
            + "--set 'cores.core0.clock=100 MHz'",
        Reproduction.CommandOf(Fixture.Record.Inputs));

    [Fact]
    public void A_quote_in_a_name_ends_and_begins_the_quotes() => Assert.Contains(
        "--chip 'it'\\''s $HOME'", Reproduction.CommandOf(Fixture.Record.Inputs with { Chip = new NamedInput("it's $HOME", "") }), StringComparison.Ordinal);

    [Fact]
    public void Without_offload_the_bindings_of_a_run_file_have_no_part_in_the_command() =>
        Assert.Contains(
            "--offload none", Reproduction.CommandOf(Fixture.Record.Inputs with { Offload = "none" }), StringComparison.Ordinal);

    [Fact]
    public void Lines_are_short_and_together_they_are_the_command()
    {
        string lines = Reproduction.LinesOf(Fixture.Record.Inputs);
        Assert.All(lines.Split('\n'), l => Assert.InRange(l.Length, 1, 104));
        Assert.Equal(Reproduction.CommandOf(Fixture.Record.Inputs), lines.Replace(" \\\n  ", " ", StringComparison.Ordinal));
    }

    [Fact]
    public void Transfers_that_the_command_line_cannot_say_are_named() =>
        Assert.Contains("gemm&lt;1&gt;=npu,staged must stand in a run file", Rendering.Report("report.html"), StringComparison.Ordinal);
}
