using System.Text.Json.Nodes;

namespace CoDesign.EndToEnd.Tests;

/// <summary>The audit of a wallet, and of the same wallet with one mistake.</summary>
public sealed class WalletTests
{
    [Fact]
    public void The_wallet_passes_the_audit()
    {
        using var folder = new TemporaryFolder();

        Tool.Outcome outcome = Tool.Run("audit", "configs/wallet.yaml", "--out", folder["run"]);

        Assert.True(outcome.Code == 0, outcome.ToString());
        Assert.Contains("No finding.", outcome.Output, StringComparison.Ordinal);
        // The signature leaves the chip through a declassifier that nobody checked, and the audit says so.
        Assert.Contains("residual risk: 'sign'", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(Record(folder["run"])["findings"]!.AsArray());
    }

    [Fact]
    public void The_signature_is_the_published_one()
    {
        using var folder = new TemporaryFolder();

        Tool.Outcome outcome = Tool.Run("run", "configs/wallet.yaml", "--out", folder["run"], "--quiet");

        // BIP-39 mnemonic "abandon ... about" gives this address at m/44'/60'/0'/0/0 in every Ethereum wallet.
        Assert.True(outcome.Code == 0, outcome.ToString());
        Assert.Contains("address: 0x9858EfFD232B4033E47d90003D41EC34EcaEda94\n", outcome.Output, StringComparison.Ordinal);
        // Hash to sign of the example of EIP-155.
        Assert.Contains("hash: 0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mistake_is_found_at_its_source_line()
    {
        using var folder = new TemporaryFolder();
        string source = File.ReadAllText(Path.Combine(Repository.Root, "workloads", "wallet-leaky", "hash_transaction.c"));
        // The line of the region marker whose buffer also has the key: the only CD_REGION of the file.
        int line = source[..source.IndexOf("CD_REGION", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        string place = $"workloads/wallet-leaky/hash_transaction.c:{line}";

        Tool.Outcome outcome = Tool.Run("audit", "configs/wallet-leaky.yaml", "--out", folder["run"]);

        Assert.True(outcome.Code == 1, outcome.ToString());
        JsonNode key = Finding(folder["run"], "acme_hash", "key");
        Assert.Equal("TB101", (string)key["rule"]!);
        Assert.Equal(place, (string)key["source"]!);
        JsonArray path = key["path"]!.AsArray();
        Assert.Equal("source", (string)path[0]!["kind"]!);
        Assert.Contains("workloads/wallet/derive.c", (string)path[0]!["source"]!, StringComparison.Ordinal);
        Assert.Contains($"at {place}", outcome.Output, StringComparison.Ordinal);
        JsonNode sarif = JsonNode.Parse(File.ReadAllText(folder["run/audit.sarif"]))!;
        Assert.Contains(sarif["runs"]![0]!["results"]!.AsArray(), r =>
            (string)r!["ruleId"]! == "TB101"
            && (string)r["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]! == "workloads/wallet-leaky/hash_transaction.c"
            && (int)r["locations"]![0]!["physicalLocation"]!["region"]!["startLine"]! == line);
    }

    [Fact]
    public void Enforced_the_mistake_lets_nothing_out_and_the_program_still_works()
    {
        using var folder = new TemporaryFolder();

        Tool.Outcome outcome = Tool.Run("run", "configs/wallet-leaky.yaml", "--mode", "enforce", "--out", folder["run"]);

        Assert.True(outcome.Code == 1, outcome.ToString());
        JsonNode record = Record(folder["run"]);
        Assert.All(record["exposure"]!.AsArray().Where(e => (string)e!["module"]! == "acme_hash"), e => Assert.Equal(0, (long)e!["clear_bytes"]!));
        Assert.True((bool)record["exit"]!["as_expected"]!);
        Assert.All(record["findings"]!.AsArray(), f => Assert.True((bool)f!["blocked"]!));
    }

    private static JsonNode Record(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!;

    private static JsonNode Finding(string folder, string module, string label) => Record(folder)["findings"]!.AsArray()
        .First(f => (string)f!["module"]! == module && f["labels"]!.AsArray().Any(l => (string)l! == label))!;
}
