using System.Xml.Linq;

namespace CoDesign.Cli.Tests;

/// <summary>Whoever has the report can make it again.</summary>
public sealed class ReplayTests
{
    [Theory]
    [InlineData("configs/wallet.yaml", 0)]
    [InlineData("configs/wallet-leaky.yaml", 1)]
    public void The_last_line_of_the_report_gives_the_same_root(string configuration, int findings)
    {
        using var session = new Session();
        Assert.Equal(findings, session.Run("audit", configuration, "--size", "smoke", "--out", session["first"]).Code);
        string page = XDocument.Load(Path.Combine(session["first"], "audit.html"), LoadOptions.PreserveWhitespace).Root!.Value.TrimEnd();
        string[] command = page[(page.LastIndexOf('\n') + 1)..].Split(' ');

        Assert.Equal("codesign", command[0]);
        Assert.Equal(findings, session.Run([.. command[1..], "--out", session["second"]]).Code);
        Assert.Equal(
            File.ReadAllText(Path.Combine(session["first"], "audit.jsonl")),
            File.ReadAllText(Path.Combine(session["second"], "audit.jsonl")));
        Assert.Contains(RootOf(session, "second"), page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_replay_confirms_a_log_and_refuses_one_whose_inputs_have_changed()
    {
        using var session = new Session();
        Assert.Equal(0, session.Run("audit", "configs/wallet.yaml", "--size", "smoke", "--out", session["run"]).Code);

        (int code, string output, string error) = session.Run("audit", "verify", "--replay", session["run"]);
        Assert.True(code == 0, output + error);
        Assert.Equal(3, output.Split(RootOf(session, "run")).Length);

        session.Edit("configs/policy/wallet.yaml", "addresses are public", "addresses are secret");
        (code, output, error) = session.Run("audit", "verify", "--replay", session["run"]);
        Assert.True(code == 5, output + error);
        Assert.Contains("not the same inputs: policy", error, StringComparison.Ordinal);
    }

    // Somebody writes all of the log anew: chain and root fit each other, and no run gives them.
    [Fact]
    public void A_replay_finds_a_log_that_was_written_anew()
    {
        using var session = new Session();
        Assert.Equal(1, session.Run("audit", "configs/wallet-leaky.yaml", "--size", "smoke", "--out", session["run"]).Code);
        Assert.Equal(0, session.Run("audit", "configs/wallet.yaml", "--size", "smoke", "--out", session["other"]).Code);
        string root = RootOf(session, "run");
        foreach (string file in (string[])["audit.jsonl", "run.json"])
        {
            File.Copy(Path.Combine(session["other"], file), Path.Combine(session["run"], file), overwrite: true);
        }

        Assert.Equal(0, session.Run("audit", "verify", session["run"]).Code);
        (int code, string output, string error) = session.Run("audit", "verify", "--replay", session["run"]);
        Assert.True(code == 5, output + error);
        Assert.Contains(root, output, StringComparison.Ordinal);
        Assert.Contains("error: the second run gave another root", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_folder_can_be_run_again()
    {
        using var session = new Session();
        (int code, _, string error) = session.Run("audit", "verify", "--replay", "audit.jsonl");
        Assert.Equal(2, code);
        Assert.Contains("only a run folder says of which files the run was made", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transfer_that_there_is_not_is_refused()
    {
        using var session = new Session();
        (int code, _, string error) = session.Run("run", "configs/wallet.yaml", "--offload", "keccak256=acme_hash:thrown");
        Assert.Equal(2, code);
        Assert.Contains("there is no such transfer", error, StringComparison.Ordinal);
    }

    private static string RootOf(Session session, string folder)
    {
        string footer = File.ReadAllLines(Path.Combine(session[folder], "audit.jsonl"))[^1];
        return footer[footer.IndexOf("sha256:", StringComparison.Ordinal)..].Split('"')[0];
    }
}
