namespace CoDesign.Cli.Tests.Fitting;

public sealed class FitCommandTests
{
    private static string TruthFolder => Path.Combine(Repository.Root, "tests", "truth");

    // What the preset says was derived from the RTL by hand; a fit that begins with other numbers comes back to it.
    [Fact]
    public void A_fit_recovers_what_a_shipped_preset_says()
    {
        (string Path, string Shipped, string Wrong, string Values)[] parameters =
        [
            ("pipeline.interval.int_mul", "3 cycles", "6 cycles", "1..8"),
            ("pipeline.interval.int_mul_high", "4 cycles", "1 cycles", "1..8"),
            ("pipeline.interval.load", "2 cycles", "5 cycles", "1..6"),
            ("pipeline.interval.store", "2 cycles", "4 cycles", "1..6"),
            ("pipeline.division.setup", "37 cycles", "30 cycles", "30,34,36,37,38,40"),
            ("pipeline.redirect.branch_taken", "2 cycles", "0 cycles", "0..5"),
            ("pipeline.redirect.jump", "1 cycles", "4 cycles", "0..5"),
            ("pipeline.redirect.jump_register", "1 cycles", "3 cycles", "0..5"),
            ("misaligned_extra", "1 cycles", "4 cycles", "0..5"),
        ];
        using var session = new Session();
        string[] first = Fit(session, parameters);
        string[] again = Fit(session, parameters);
        Assert.Equal(first, again);
        foreach ((string path, string shipped, string wrong, _) in parameters)
        {
            string line = first[0].Split('\n').Single(l => l.StartsWith(path + " ", StringComparison.Ordinal));
            Assert.Matches($"^{path.Replace(".", "\\.", StringComparison.Ordinal)} +{wrong} +{shipped} ", line);
        }

        Assert.Contains("determined by", first[0], StringComparison.Ordinal);
        Assert.Contains("    int_mul: {value: 3 cycles, source: \"fitted to micro_mul", first[1], StringComparison.Ordinal);
        Assert.Contains("  redirect:\n    branch_taken: {value: 2 cycles, ", first[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ibex-smal", "pipeline.interval.load=1..3", "there is no core preset 'ibex-smal'")]
    [InlineData("ibex-small", "pipeline.interval.load=3..1", "this names no values")]
    [InlineData("ibex-small", "pipeline.interval.load=many", "this names no values")]
    [InlineData("ibex-small", "pipeline.interval.lod=1..3", "the preset has no 'lod'")]
    [InlineData("ibex-small", "isa=1..3", "no whole number")]
    public void What_is_wrong_is_said(string preset, string vary, string message)
    {
        using var session = new Session();
        (int code, _, string error) = session.Run("fit", preset, "--truth", TruthFolder, "--vary", vary);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private static string[] Fit(Session session, (string Path, string Shipped, string Wrong, string Values)[] parameters)
    {
        string[] programs = ["empty_loop", "mul_indep", "mul_raw", "mulh_indep", "ld_b2b", "st_b2b", "div_small", "br_tk_fwd16", "jal_fwd", "call_d1", "mis_ld", "mis_st"];
        List<string> arguments = ["fit", "ibex-small", "--truth", TruthFolder, "--out", "found.yaml"];
        arguments.AddRange(programs.SelectMany(p => new[] { "--only", $"ibex/small/i1_d1/micro_{p}" }));
        foreach ((string path, _, string wrong, string values) in parameters)
        {
            arguments.AddRange(["--vary", $"{path}={values}", "--set", path == "misaligned_extra" ? $"{path}.value={wrong}" : $"{path}={wrong}"]);
        }

        (int code, string output, string error) = session.Run([.. arguments]);
        Assert.Equal((0, string.Empty), (code, error));
        return [output, File.ReadAllText(session["found.yaml"])];
    }
}
