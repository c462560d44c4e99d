namespace CoDesign.Cli.Tests;

/// <summary>The core of the conformance scripts is described by today's keys: nobody runs the scripts with each change.</summary>
public sealed class ConformanceCoreTests
{
    [Fact]
    public void It_runs_a_program()
    {
        using var session = new Session();
        string folder = Path.Combine(Repository.Root, "tests", "conformance");
        (int code, string output, string error) = session.Run(
            "run", "--chip", Path.Combine(folder, "core.yaml"), "--energy", Path.Combine(folder, "energy.yaml"),
            "--workload", Path.Combine(Repository.Root, "tests", "truth", "elves", "rv64gc", "micro_empty_loop.elf"), "--out", session["run"]);
        Assert.True(code == 0, output + error);
    }
}
