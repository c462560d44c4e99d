namespace CoDesign.Cli.Tests;

/// <summary>Thousands of broken files: each loads, or is refused with exit code 2 and a diagnostic; nothing is half-written, nothing throws.</summary>
public sealed class FuzzTests : IDisposable
{
    private const int YamlMutants = 250;
    private const int ElfMutants = 500;

    // Complete run folders, so that a missing file means a half-written one.
    private static readonly string[] Files = ["run.json", "report.html", "audit.jsonl", "audit.sarif", "trace.json", "stats.txt", "host.json"];

    private readonly Session _session = new();
    private int _refused;
    private int _loaded;

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("chips/pocket/chip.yaml", "firmware-check")]
    [InlineData("chips/citadel/chip.yaml", "wallet-leaky")]
    [InlineData("chips/cores/ibex-small.yaml", "firmware-check")]
    [InlineData("chips/cores/cva6.yaml", "wallet-leaky")]
    [InlineData("configs/firmware-check.yaml", "firmware-check")]
    [InlineData("configs/wallet-leaky.yaml", "wallet-leaky")]
    [InlineData("configs/policy/wallet.yaml", "wallet-leaky")]
    [InlineData("configs/energy/22nm.yaml", "firmware-check")]
    [InlineData("workloads/wallet-leaky/workload.yaml", "wallet-leaky")]
    public void Broken_yaml_is_refused_or_runs(string file, string run)
    {
        string text = File.ReadAllText(_session[file]);
        // The seed is written into the message of a failure: the mutant can be made again.
        for (int seed = 0; seed < YamlMutants; seed++)
        {
            File.WriteAllText(_session[file], new YamlMutator(new Random(seed)).Mutate(text));
            Try($"{file}, seed {seed}", "run", $"configs/{run}.yaml", "--size", "smoke", "--max-cycles", "5000", "--quiet", "--out", "out");
        }

        AssertHalfRefused();
    }

    [Theory]
    [InlineData("wallet", "rv32imc", "ibex-small")]
    [InlineData("wallet", "rv64imac", "cva6")]
    public void Broken_elf_is_refused_or_runs(string workload, string isa, string core)
    {
        byte[] elf = File.ReadAllBytes(_session[$"workloads/{workload}/{workload}.{isa}.elf"]);
        for (int seed = 0; seed < ElfMutants; seed++)
        {
            File.WriteAllBytes(_session["mutant.elf"], new ElfMutator(new Random(seed)).Mutate(elf));
            Try($"{workload}.{isa}.elf, seed {seed}", "run", "--chip", core, "--workload", "mutant.elf", "--max-cycles", "5000", "--quiet", "--out", "out");
        }

        AssertHalfRefused();
    }

    private void Try(string what, params string[] line)
    {
        int code;
        string error;
        try
        {
            (code, _, error) = _session.Run(line);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{what}: {exception.GetType().Name}", exception);
        }

        string[] written = Directory.Exists(_session["out"]) ? [.. Directory.GetFiles(_session["out"]).Select(f => Path.GetFileName(f))] : [];
        if (code == 2)
        {
            _refused++;
            Assert.True(error.Contains(": error: ", StringComparison.Ordinal), $"{what}: refused without a diagnostic: {error}");
            Assert.True(written.Length == 0, $"{what}: refused, and yet {string.Join(", ", written)} was written");
        }
        else
        {
            _loaded++;
            Assert.True(code is 0 or 1 or 3 or 4 or 5, $"{what}: exit code {code}: {error}");
            Assert.True(Files.All(written.Contains), $"{what}: only {string.Join(", ", written)} was written");
            Directory.Delete(_session["out"], recursive: true);
        }
    }

    private void AssertHalfRefused() => Assert.True(_refused >= _loaded, $"{_refused} mutants were refused and {_loaded} ran: what is checked at all?");
}
