using CoDesign.Results;

namespace CoDesign.Reports.Tests;

public sealed class ReproductionTests
{
    [Fact] // a POSIX shell gives <, >, ", ' and blanks a meaning; within single quotes only the quote itself has one
    public void Command_is_quoted_for_a_shell() => Assert.Equal(
        "codesign run --chip duo --workload chat --size small --policy 'house \"rules\"' --energy 22nm --mode audit --offload 'gemm<1>=npu:staged' --seed 7 "
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

    [Theory] // what the record has, and what the option takes: the usual transfer need not be said
    [InlineData("aes=npu,direct", "--offload aes=npu ")]
    [InlineData("aes=npu,staged", "--offload aes=npu:staged ")]
    public void A_transfer_is_part_of_the_command(string binding, string expected) =>
        Assert.Contains(expected, Reproduction.CommandOf(Fixture.Record.Inputs with { Bindings = [binding] }), StringComparison.Ordinal);

    [Fact] // the last line of the page is the command, so that whoever reads to the end can go on
    public void The_audit_page_ends_with_the_command_that_makes_it_again()
    {
        string text = System.Xml.Linq.XDocument.Parse(Rendering.Report("audit.html")).Root!.Value.TrimEnd();
        Assert.EndsWith(Reproduction.AuditOf(Fixture.Record.Inputs), text, StringComparison.Ordinal);
        Assert.StartsWith("codesign audit --chip duo --workload chat", Reproduction.AuditOf(Fixture.Record.Inputs), StringComparison.Ordinal);
        Assert.Contains(Fixture.Result.Record.Audit.Root, text, StringComparison.Ordinal);
    }
}
