namespace CoDesign.Cli.Tests;

/// <summary>Files as a new user gets them wrong: each message must say where, what is allowed, and what to do.</summary>
public sealed class WrongFileTests : IDisposable
{
    private const string Chip = "chips/pocket/chip.yaml";
    private const string Run = "configs/firmware-check.yaml";
    private const string Policy = "configs/policy/wallet.yaml";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Misspelt_key()
    {
        _session.Edit(Chip, "\nmemories:\n", "\nmemorys:\n");

        AssertRefused(
            Run,
            "chips/pocket/chip.yaml:2:1: error: missing key 'memories'; add 'memories', a list (Memories)",
            "chips/pocket/chip.yaml:18:1: error: unknown key 'memorys'; did you mean 'memories'? Allowed keys: schema, name, description, technology, clocks, zones, cores, memories, links, devices, modules, staging, firmware, protection");
    }

    [Fact]
    public void Memory_with_two_kinds_of_time_or_an_unknown_bus()
    {
        _session.Edit("chips/citadel/chip.yaml", "latency: 60 ns, source", "dram: ../memories/lpddr4-320.yaml, bus: xbar, latency: 60 ns, source");
        (int code, _, string error) = _session.Run("check", "chips/citadel/chip.yaml");
        Assert.Equal(2, code);
        Assert.Contains("chips/citadel/chip.yaml:29:", error, StringComparison.Ordinal);
        Assert.Contains("'dram' and 'latency'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bus_of_another_zone_and_dram_that_is_not_there()
    {
        _session.Edit("chips/citadel/chip.yaml", "latency: 60 ns, source: \"assumed: LPDDR4 row hit with controller; rows, banks and refresh are not modelled\"", "dram: ../memories/lpddr4-320.yaml, bus: xbar");
        (int code, _, string error) = _session.Run("check", "chips/citadel/chip.yaml");
        Assert.Equal(2, code);
        Assert.Contains("there is no file '../memories/lpddr4-320.yaml'; did you mean 'chips/memories/lpddr4-3200.yaml'?", error, StringComparison.Ordinal);
        Assert.Contains("unknown bus 'xbar'; buses of zone 'secure': local", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Core_without_instruction_cache_on_a_dram()
    {
        _session.Edit(Chip, "id: ram, zone: secure, base: 0x8000_0000, size: 2 MiB, access: rwx, width: 32 bit,", "id: ram, zone: secure, base: 0x8000_0000, size: 2 MiB, access: rwx, width: 32 bit, bus: local,");
        (int code, _, string error) = _session.Run("check", Chip);
        Assert.Equal(2, code);
        Assert.Contains("memory 'ram' may hold code, its answers take varying time, and core preset 'ibex-small' has no instruction cache", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("banks: 8", "banks: 6", "banks of DRAM 'lpddr4-3200' is 6; write a power of two")]
    [InlineData("address: [row, bank, column, channel]", "address: [row, bank, column, column]", "write each of row, bank, column, channel once")]
    [InlineData("t_rfc: {value: 180 ns", "t_rfc: {value: 4 us", "write a t_refi that is longer than t_rfc")]
    [InlineData("  t_faw: 40 ns\n", "", "missing key 't_faw'")]
    [InlineData("  t_faw: 40 ns\n", "  t_faw: 40 ns\n  t_ccd_l: 9 cycles\n", "remove 't_ccd_l', or add 'bank_groups'")]
    [InlineData("banks: 8", "banks: 8\nbank_groups: 2", "add 't_rrd_l'")]
    [InlineData("row: 2 KiB", "row: 64 B\nwidht: 8", "unknown key 'widht'")]
    public void Dram_that_does_not_fit_together(string old, string wanted, string message)
    {
        _session.Edit("chips/memories/lpddr4-3200.yaml", old, wanted);
        (int code, _, string error) = _session.Run("check", "chips/memories/lpddr4-3200.yaml");
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_unit()
    {
        _session.Edit(Chip, "core: 100 MHz", "core: 100 ms");

        AssertRefused(Run, "chips/pocket/chip.yaml:9:9: error: 'core': '100 ms' is a time, not a frequency; units of a frequency: Hz, kHz, MHz or GHz");
    }

    [Fact]
    public void Overlapping_memories()
    {
        _session.Edit(Chip, "base: 0x9000_0000, size: 32 KiB, access", "base: 0x8010_0000, size: 32 KiB, access");

        AssertRefused(
            Run,
            "chips/pocket/chip.yaml:23:37: error: memory 'ram' (0x8000_0000 + 2 MiB) overlaps memory 'share' (0x8010_0000 + 32 KiB); move one, or shrink 'ram' to 1 MiB");
    }

    [Fact]
    public void Unknown_module_kind()
    {
        _session.Edit(Chip, "kind: hash", "kind: hahs");

        AssertRefused(Run, "chips/pocket/chip.yaml:49:11: error: 'kind': unknown value 'hahs'; did you mean 'hash'? Allowed values: hash, dma, tensor, fhe, zk_prover, gpu, formula, plugin, preset");
    }

    [Fact]
    public void Negative_size()
    {
        _session.Edit(Chip, "base: 0x8000_0000, size: 2 MiB, access", "base: 0x8000_0000, size: -2 MiB, access");

        AssertRefused(Run, "chips/pocket/chip.yaml:21:54: error: 'size': '-2 MiB' is negative; allowed: 4 KiB to 1 TiB");
    }

    [Fact]
    public void Missing_file()
    {
        _session.Edit(Run, "energy: energy/22nm.yaml", "energy: enrgy/22nm.yaml");

        AssertRefused(Run, "configs/firmware-check.yaml:6:9: error: there is no file 'enrgy/22nm.yaml'; did you mean 'configs/energy/22nm.yaml'?");
    }

    [Fact]
    public void Tab_indentation()
    {
        _session.Edit(Run, "  offload: {offload: auto}", "\toffload: {offload: auto}");

        AssertRefused(Run, "configs/firmware-check.yaml:9:1: error: tabs cannot indent YAML; use spaces");
    }

    [Fact]
    public void Duplicate_key()
    {
        _session.Edit(Run, "workload: ", "chip: ../chips/citadel/chip.yaml\nworkload: ");

        AssertRefused(Run, "configs/firmware-check.yaml:4:1: error: duplicate key 'chip'; it was first given at line 3, column 1; keep one of them");
    }

    [Theory]
    [InlineData("bind: [{region: sha256}]\n", "configs/firmware-check.yaml:7:8: error: missing key 'module' in bind[1]; add 'module', an identifier such as core0 (The module that takes it, or software)")]
    [InlineData("bind: [{region: sha256, module: hash9}]\n", "configs/firmware-check.yaml:7:33: error: unknown module 'hash9'; did you mean 'hash0'? Modules of chip 'pocket': hash0, software")]
    [InlineData("bind: [{region: sha265, module: hash0}]\n", "configs/firmware-check.yaml:7:17: error: workload 'firmware-check' has no region 'sha265'; did you mean 'sha256'? Its regions: sha256")]
    public void Region_without_module_or_module_without_region(string binding, string message)
    {
        _session.Edit(Run, "variants:\n", binding + "variants:\n");

        AssertRefused(Run, message);
    }

    [Fact]
    public void Policy_that_names_an_unknown_label()
    {
        _session.Edit(Policy, "when: {conf: [key],", "when: {conf: [keys],");

        AssertRefused("configs/wallet.yaml", "configs/policy/wallet.yaml:40:42: error: unknown tag 'keys'; did you mean 'key'? Tags of this policy: seed, key");
    }

    [Fact]
    public void Energy_without_source()
    {
        _session.Edit("configs/energy/22nm.yaml", "estimate: 64 rounds x (7 adders x 0.21 pJ + 256 register bits x 0.009 pJ), Aladdin 40 nm", string.Empty);

        (int code, _, string error) = _session.Run("run", Run);

        Assert.Equal(2, code);
        Assert.StartsWith("configs/energy/22nm.yaml:", error, StringComparison.Ordinal);
        Assert.Contains("source", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        _session.Edit(Chip, "core: 100 MHz", "core: 100 ms");
        _session.Edit(Chip, "kind: hash", "kind: hahs");
        _session.Edit(Chip, "width: 8 bit", "width: 8 MHz");
        _session.Edit(Policy, "effect: deny, when: {conf: [seed]", "effect: forbid, when: {conf: [seed]");

        (int code, _, string error) = _session.Run("check", Chip, Policy);

        Assert.Equal(2, code);
        string[] places = [.. error.Split('\n').Where(l => l.Contains(": error: ", StringComparison.Ordinal)).Select(l => l[..l.IndexOf(": error", StringComparison.Ordinal)])];
        Assert.Equal([$"{Chip}:9:9", $"{Chip}:37:12", $"{Chip}:49:11", $"{Policy}:41:22"], places);
        Assert.EndsWith("4 errors\n", error, StringComparison.Ordinal);
    }

    private void AssertRefused(string configuration, params string[] messages)
    {
        (int code, string output, string error) = _session.Run("run", configuration, "--out", "out");

        Assert.Equal(string.Join('\n', messages) + "\n", error);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.False(Directory.Exists(_session["out"]), "something was written");
    }
}
