using System.Text.Json;

namespace CoDesign.Cli.Tests.Sensitivity;

// Derivatives that are known without running anything.
public sealed class DerivativeTests(AdditionLoop loop) : IClassFixture<AdditionLoop>
{
    [Fact]
    public void Time_is_inverse_to_the_clock()
    {
        // t = n / f: (1/1.1 - 1/0.9) / (1/1.1 + 1/0.9) = -0.1, by 0.1 for the clock: exactly -1, but for picoseconds.
        Assert.Equal(-1, loop.Of("preset.standalone.clock").GetProperty("time_elasticity").GetDouble(), 5);
    }

    [Fact]
    public void Energy_follows_the_clock_by_leakage_alone()
    {
        // E = D + L / f. With r = 1/0.9 - 1/1.1 and s = 1/0.9 + 1/1.1: -(L r) / (2 D + L s) / 0.1.
        (double dynamic, double leakage) = (Sum("dynamic_pj"), Sum("leakage_pj"));
        double expected = -leakage * ((1 / 0.9) - (1 / 1.1)) / ((2 * dynamic) + (leakage * ((1 / 0.9) + (1 / 1.1)))) / 0.1;
        Assert.Equal(expected, loop.Of("preset.standalone.clock").GetProperty("energy_elasticity").GetDouble(), 4);
        Assert.InRange(expected, -0.5, -0.01);
    }

    [Theory]
    [InlineData("core0", "int_alu", "energy.classes.ibex_small.actions.int_alu.value")]
    [InlineData("core0", "active_cycle", "energy.classes.ibex_small.actions.active_cycle.value")]
    // 1 MiB of 32 bits is the eleventh point.
    [InlineData("ram", "read", "energy.classes.sram.points.11.read")]
    public void The_energy_of_an_action_counts_by_its_share(string part, string action, string path)
    {
        // E = n e + rest, and both ends are as far from e: (n e) / E.
        JsonElement component = loop.Record.GetProperty("energy").GetProperty("components").EnumerateArray().Single(c => c.GetProperty("id").GetString() == part);
        double energy = component.GetProperty("actions").EnumerateArray().Single(a => a.GetProperty("name").GetString() == action).GetProperty("energy_pj").GetDouble();
        double share = energy / loop.Record.GetProperty("energy").GetProperty("total_pj").GetDouble();
        JsonElement row = loop.Of(path);
        Assert.Equal(share, row.GetProperty("energy_elasticity").GetDouble(), 4);
        Assert.Equal(0, row.GetProperty("time_elasticity").GetDouble());
        Assert.InRange(share, 0.05, 0.9);
    }

    [Fact]
    public void Dynamic_energy_follows_the_square_of_the_voltage()
    {
        // D V^2 + L(V): at 0.72 and 0.88 V D x 0.81 and D x 1.21; leakage on the straight lines of the 22 nm curve: 67.7 % at 0.7 V, 100 % at
        // 0.8 V, 145.4 % at 0.9 V give 74.16 % at 0.72 V and 136.32 % at 0.88 V.
        (double dynamic, double leakage) = (Sum("dynamic_pj"), Sum("leakage_pj"));
        (double down, double up) = ((dynamic * 0.81) + (leakage * 0.7416), (dynamic * 1.21) + (leakage * 1.3632));
        Assert.Equal((up - down) / (up + down) / 0.1, loop.Of("preset.standalone.technology.voltage").GetProperty("energy_elasticity").GetDouble(), 4);
    }

    [Fact]
    public void What_the_program_does_not_use_changes_nothing()
    {
        // No divisions of floating-point numbers, no misaligned access.
        Assert.Equal(0, loop.Of("preset.misaligned_extra.value").GetProperty("time_elasticity").GetDouble());
        Assert.Equal(0, loop.Of("energy.classes.ibex_small.actions.atomic.value").GetProperty("energy_elasticity").GetDouble());
    }

    [Fact]
    public void A_step_that_no_chip_may_have_says_why()
    {
        JsonElement row = loop.Of("preset.pipeline.latency.int_alu");
        Assert.Equal(JsonValueKind.Null, row.GetProperty("down").ValueKind);
        Assert.StartsWith("0 cycles: ", row.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, row.GetProperty("up").ValueKind);
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes() => Assert.Equal(loop.Text, loop.Explain());

    private double Sum(string field) =>
        loop.Record.GetProperty("energy").GetProperty("components").EnumerateArray().Sum(c => c.GetProperty(field).GetDouble());
}
