namespace CoDesign.Cli.Tests.Energy;

/// <summary>Voltage and clock as a user sets them.</summary>
public sealed class OperatingPointTests : IDisposable
{
    private const string Chip = "chips/citadel/chip.yaml";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_clock_above_the_curve_is_refused()
    {
        // 1.7 GHz at 0.8 V; at 0.5 V 38.4 % of it, 652.8 MHz.
        _session.Edit(Chip, "  core: 600 MHz", "  core: 660 MHz");
        _session.Edit(Chip, "voltage: 0.8 V", "voltage: 0.5 V");

        AssertRefused("chips/citadel/chip.yaml:10:3: error: clock 'core' is 660 MHz, and core 'cva6' reaches 652.8 MHz at 500 mV");
    }

    [Fact]
    public void A_clock_below_the_curve_is_not()
    {
        _session.Edit(Chip, "  core: 600 MHz", "  core: 652 MHz");
        _session.Edit(Chip, "voltage: 0.8 V", "voltage: 0.5 V");

        Assert.Equal((0, string.Empty), (_session.Run("check", "configs/wallet.yaml").Code, _session.Run("check", "configs/wallet.yaml").Error));
    }

    [Theory]
    [InlineData("0.45 V", "chip 'citadel' runs at 450 mV, and the operating points of energy table '22nm' go from 500 mV to 1 V")]
    [InlineData("1.1 V", "chip 'citadel' runs at 1.1 V, and the operating points of energy table '22nm' go from 500 mV to 1 V")]
    public void A_voltage_beyond_the_curve_is_refused(string voltage, string message)
    {
        _session.Edit(Chip, "voltage: 0.8 V", $"voltage: {voltage}");

        AssertRefused(message);
    }

    [Fact]
    public void A_table_without_curve_is_for_its_own_voltage()
    {
        string table = _session["configs/energy/22nm.yaml"];
        string text = File.ReadAllText(table);
        int begin = text.IndexOf("operating_points:", StringComparison.Ordinal);
        int end = text.IndexOf("gate:", StringComparison.Ordinal);
        File.WriteAllText(table, text[..begin] + text[end..]);
        _session.Edit(Chip, "voltage: 0.8 V", "voltage: 0.7 V");

        AssertRefused("chip 'citadel' runs at 700 mV, and energy table '22nm' is for 800 mV only; choose that voltage, or add 'operating_points:' to the table");
    }

    [Theory]
    [InlineData("{voltage: 0.9 V, speed: 115.4 %, leakage: 145.4 %}", "{voltage: 0.9 V, speed: 85.4 %, leakage: 145.4 %}", "the operating points do not rise from 800 mV to 900 mV")]
    [InlineData("{voltage: 0.8 V, speed: 100 %, leakage: 100 %}", "{voltage: 0.8 V, speed: 99 %, leakage: 100 %}", "no operating point is the table's own: 800 mV, speed 100 %, leakage 100 %")]
    public void A_curve_must_make_sense(string old, string wanted, string message)
    {
        _session.Edit("configs/energy/22nm.yaml", old, wanted);

        (int code, _, string error) = _session.Run("check", "configs/energy/22nm.yaml");
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cell_type_is_required()
    {
        string table = _session["configs/energy/22nm.yaml"];
        File.WriteAllText(table, File.ReadAllText(table).Replace("    cell: lstp\n", string.Empty, StringComparison.Ordinal));

        (int code, _, string error) = _session.Run("check", "configs/energy/22nm.yaml");
        Assert.Equal(2, code);
        Assert.Contains("missing key 'cell'", error, StringComparison.Ordinal);
    }

    private void AssertRefused(string message)
    {
        (int code, _, string error) = _session.Run("run", "configs/wallet.yaml", "--size", "smoke");
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }
}
