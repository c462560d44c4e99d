namespace CoDesign.Cli.Tests;

public sealed class InterruptedAuditTests
{
    // Ctrl-C in the middle of a run: its log must be neither valid nor garbage.
    [Fact]
    public void The_log_of_an_interrupted_run_is_truncated()
    {
        using var session = new Session { IsStopped = true };
        (int code, string output, string error) = session.Run("audit", "configs/wallet-leaky.yaml", "--size", "smoke", "--out", session["run"]);
        Assert.True(code == 4, output + error);
        string[] lines = File.ReadAllLines(Path.Combine(session["run"], "audit.jsonl"));
        Assert.Contains("\"kind\":\"header\"", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, l => l.Contains("\"kind\":\"footer\"", StringComparison.Ordinal));

        session.IsStopped = false;
        (code, output, error) = session.Run("audit", "verify", session["run"]);
        Assert.True(code == 5, output + error);
        Assert.Contains("there is no footer: the log is truncated", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_of_audits_names_what_is_new()
    {
        using var session = new Session();
        Assert.Equal(0, session.Run("audit", "configs/wallet.yaml", "--size", "smoke", "--out", session["a"]).Code);
        Assert.Equal(1, session.Run("audit", "configs/wallet-leaky.yaml", "--size", "smoke", "--out", session["b"]).Code);

        (int code, string output, string error) = session.Run("audit", "diff", session["a"], session["b"]);
        Assert.True(code == 1, output + error);
        Assert.Contains("+ acme_hash gets 'seed' in clear against the policy", output, StringComparison.Ordinal);
        Assert.Equal((0, "no difference\n"), (session.Run("audit", "diff", session["a"], session["a"]).Code, session.Run("audit", "diff", session["a"], session["a"]).Output));

        // What is no log proves nothing, and what is not there is said.
        string log = Path.Combine(session["a"], "audit.jsonl");
        File.WriteAllText(log, File.ReadAllText(log).Replace("\"count\":1,", "\"count\":2,", StringComparison.Ordinal));
        Assert.Equal(5, session.Run("audit", "diff", session["a"], session["b"]).Code);
        Assert.Equal(2, session.Run("audit", "diff", "nowhere", session["b"]).Code);
    }

    // SHA-256 of a mnemonic tells which one it is to whoever can guess it.
    [Fact]
    public void The_record_has_no_plain_digest_of_a_secret_input()
    {
        using var session = new Session();
        string file = session["workloads/wallet/mnemonic.txt"];
        string digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
        Assert.Equal(0, session.Run("run", "configs/wallet.yaml", "--size", "smoke", "--out", session["plain"]).Code);
        Assert.All(Directory.GetFiles(session["plain"]), f => Assert.DoesNotContain(digest, File.ReadAllText(f), StringComparison.Ordinal));

        Assert.DoesNotContain("\"hmac_sha256\": \"", File.ReadAllText(Path.Combine(session["plain"], "run.json")), StringComparison.Ordinal);

        byte[] key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        File.WriteAllBytes(session["key.bin"], key);
        Assert.Equal(0, session.Run("run", "configs/wallet.yaml", "--size", "smoke", "--audit-key", "key.bin", "--out", session["keyed"]).Code);
        string keyed = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(key, File.ReadAllBytes(file)));
        string record = File.ReadAllText(Path.Combine(session["keyed"], "run.json"));
        Assert.Contains(keyed, record, StringComparison.Ordinal);
        Assert.DoesNotContain(digest, record, StringComparison.Ordinal);

        File.WriteAllBytes(session["key.bin"], key[..8]);
        (int code, _, string error) = session.Run("run", "configs/wallet.yaml", "--audit-key", "key.bin");
        Assert.Equal(2, code);
        Assert.Contains("the key has 8 bytes", error, StringComparison.Ordinal);
    }
}
