using System.Text.Json.Nodes;

namespace CoDesign.EndToEnd.Tests;

/// <summary>The same inputs give the same bytes, and looking does not change what is looked at.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [InlineData("run", "configs/firmware-check.yaml")]
    [InlineData("audit", "configs/wallet-leaky.yaml")]
    public void The_same_command_gives_the_same_bytes(string command, string configuration)
    {
        using var folder = new TemporaryFolder();

        Tool.Run(command, configuration, "--size", "smoke", "--out", folder["one"]);
        Tool.Run(command, configuration, "--size", "smoke", "--out", folder["two"]);

        string[] names = [.. Directory.GetFiles(folder["one"]).Select(f => Path.GetFileName(f)!).Order()];
        Assert.Equal(names, Directory.GetFiles(folder["two"]).Select(f => Path.GetFileName(f)!).Order());
        Assert.Contains("run.json", names);
        foreach (string name in names.Where(n => n != "host.json"))
        {
            Assert.True(
                File.ReadAllBytes(Path.Combine(folder["one"], name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder["two"], name))),
                $"{name} differs");
        }
    }

    [Theory]
    [InlineData("configs/wallet.yaml")]
    [InlineData("configs/firmware-check.yaml")]
    public void Labels_change_neither_time_nor_energy_nor_output(string configuration)
    {
        using var folder = new TemporaryFolder();

        Tool.Run("run", configuration, "--size", "smoke", "--mode", "disabled", "--out", folder["off"]);
        Tool.Run("run", configuration, "--size", "smoke", "--mode", "enforce", "--out", folder["on"]);

        JsonNode off = JsonNode.Parse(File.ReadAllText(folder["off/run.json"]))!;
        JsonNode on = JsonNode.Parse(File.ReadAllText(folder["on/run.json"]))!;
        foreach (string field in new[] { "cycles", "instructions", "time_ps", "energy", "cores", "modules", "links", "regions", "guest_output" })
        {
            Assert.True(JsonNode.DeepEquals(off[field], on[field]), $"{field} differs:\n{off[field]}\n{on[field]}");
        }

        // The two runs are not the same run: one of them did look.
        Assert.NotEqual((string)off["inputs"]!["mode"]!, (string)on["inputs"]!["mode"]!);
    }

    [Fact]
    public void A_folder_written_again_from_its_record_is_the_same()
    {
        using var folder = new TemporaryFolder();
        Tool.Run("audit", "configs/wallet-leaky.yaml", "--size", "smoke", "--out", folder["run"]);

        Tool.Outcome outcome = Tool.Run("report", folder["run"], "--out", folder["again"]);

        Assert.True(outcome.Code == 0, outcome.ToString());
        foreach (string file in Directory.GetFiles(folder["run"]))
        {
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder["again"], Path.GetFileName(file)))), $"{file} differs");
        }
    }

    [Fact]
    public void A_record_priced_anew_is_the_record_of_a_run_with_that_table()
    {
        using var folder = new TemporaryFolder();
        string table = File.ReadAllText(Path.Combine(Repository.Root, "configs", "energy", "22nm.yaml"));
        string other = table.Replace("name: 22nm", "name: other", StringComparison.Ordinal).Replace(": 240 pJ", ": 480 pJ", StringComparison.Ordinal);
        Assert.NotEqual(table.Length, other.Length);
        File.WriteAllText(folder["other.yaml"], other);
        Tool.Run("run", "configs/firmware-check.yaml", "--size", "smoke", "--out", folder["run"]);

        Tool.Outcome priced = Tool.Run("report", folder["run"], "--energy", folder["other.yaml"], "--out", folder["priced"]);
        Tool.Run("run", "configs/firmware-check.yaml", "--size", "smoke", "--energy", folder["other.yaml"], "--out", folder["anew"]);

        Assert.True(priced.Code == 0, priced.ToString());
        Assert.Equal(File.ReadAllText(folder["anew/run.json"]), File.ReadAllText(folder["priced/run.json"]));
        Assert.Equal(File.ReadAllText(folder["anew/audit.jsonl"]), File.ReadAllText(folder["priced/audit.jsonl"]));
        Assert.NotEqual(File.ReadAllText(folder["run/run.json"]), File.ReadAllText(folder["priced/run.json"]));
    }
}
