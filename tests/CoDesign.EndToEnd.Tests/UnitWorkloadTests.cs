using System.Text.Json.Nodes;

namespace CoDesign.EndToEnd.Tests;

/// <summary>Workloads that compare software with an open unit and a vendor's: the same bytes, quicker, and every region taken.</summary>
public sealed class UnitWorkloadTests
{
    [Theory]
    [InlineData("hash-batch", 2)]
    [InlineData("prover-kernels", 3)]
    public void Variants_compute_the_same_and_units_are_quicker(string run, int regions)
    {
        using var folder = new TemporaryFolder();

        Tool.Outcome outcome = Tool.Run("compare", $"configs/{run}.yaml", "--variants", "software,open,vendor", "--size", "smoke", "--out", folder["all"]);

        Assert.True(outcome.Code == 0, outcome.ToString());
        Assert.Contains("The programs wrote exactly the same bytes.", outcome.Output, StringComparison.Ordinal);
        JsonNode software = Record(folder["all/software"]);
        Assert.Equal(0, Offloaded(software));
        foreach (string variant in new[] { "open", "vendor" })
        {
            JsonNode record = Record(folder[$"all/{variant}"]);
            Assert.True((bool)record["exit"]!["as_expected"]!);
            Assert.Equal(regions, Offloaded(record));
            Assert.Empty(record["findings"]!.AsArray());
            Assert.True((long)record["cycles"]! < (long)software["cycles"]!, $"{variant} saves cycles");
        }
    }

    [Fact] // the policy without the lines that trust the vendor with the witness
    public void A_vendor_that_may_not_learn_the_witness_gets_nothing()
    {
        using var folder = new TemporaryFolder();
        string policy = File.ReadAllText(Path.Combine(Repository.Root, "configs", "policy", "prover-kernels.yaml"));
        File.WriteAllLines(folder["policy.yaml"], policy.Split('\n').Where(l => !l.Contains("{id: acme,", StringComparison.Ordinal) && !l.Contains("{id: shared,", StringComparison.Ordinal)));

        Tool.Outcome outcome = Tool.Run("run", "configs/prover-kernels.yaml", "--variant", "vendor", "--size", "smoke", "--policy", folder["policy.yaml"], "--out", folder["run"], "--quiet");

        JsonNode record = Record(folder["run"]);
        Assert.True(outcome.Code == 1, outcome.ToString());
        Assert.True((bool)record["exit"]!["as_expected"]!);
        Assert.Equal(0, Offloaded(record));
        Assert.NotEmpty(record["findings"]!.AsArray());
    }

    private static JsonNode Record(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!;

    private static long Offloaded(JsonNode record) => record["regions"]!.AsArray().Sum(r => (long)r!["offloaded"]!);
}
