namespace CoDesign.Cli.Sensitivity;

/// <summary>What one number does to a run.</summary>
/// <param name="Path">Where it stands, in the notation of <c>--set</c>.</param>
/// <param name="Steps">The number and its neighbours.</param>
/// <param name="Down">The run with the smaller number; null: no such chip, or the program ended differently.</param>
/// <param name="Up">The run with the larger one.</param>
/// <param name="TimeElasticity">Relative change of time by relative change of the number; null: neither neighbour could be tried.</param>
/// <param name="EnergyElasticity">The same for energy.</param>
/// <param name="Problem">Why a neighbour could not be tried; null if both were.</param>
internal sealed record SensitivityRow(
    string Path, NumberSteps Steps, Outcome? Down, Outcome? Up, decimal? TimeElasticity, decimal? EnergyElasticity, string? Problem)
{
    /// <summary>Makes a row.</summary>
    /// <param name="path">Where the number stands.</param>
    /// <param name="steps">The number and its neighbours.</param>
    /// <param name="original">The run as it was: stands in for a neighbour that could not be tried.</param>
    /// <param name="down">The run with the smaller number.</param>
    /// <param name="up">The run with the larger one.</param>
    /// <param name="problem">Why a neighbour could not be tried.</param>
    public static SensitivityRow Of(string path, NumberSteps steps, Outcome original, Outcome? down, Outcome? up, string? problem)
    {
        (decimal X, Outcome Y) low = down is null ? (steps.Value, original) : (steps.Down, down);
        (decimal X, Outcome Y) high = up is null ? (steps.Value, original) : (steps.Up, up);
        bool isTried = low.X != high.X;
        decimal? Elasticity(Func<Outcome, decimal> valueOf) => isTried ? Arc(low.X, valueOf(low.Y), high.X, valueOf(high.Y)) : null;
        return new SensitivityRow(path, steps, down, up, Elasticity(o => o.TimePs), Elasticity(o => o.EnergyPj), problem);
    }

    // Arc elasticity: both changes relative to the mean of their two ends. It is exact for x and 1/x, and has no trouble with a number
    // that becomes 0.
    private static decimal Arc(decimal x0, decimal y0, decimal x1, decimal y1) =>
        y0 == y1 ? 0 : (y1 - y0) / (y1 + y0) * (x1 + x0) / (x1 - x0);
}
