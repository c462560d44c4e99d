using CoDesign.Results;

namespace CoDesign.Cli.Sensitivity;

/// <summary>What a run came to.</summary>
/// <param name="TimePs">Simulated time.</param>
/// <param name="EnergyPj">Energy.</param>
internal sealed record Outcome(long TimePs, decimal EnergyPj)
{
    /// <summary>The outcome of a run; null if its time or energy is not known.</summary>
    public static Outcome? Of(RunRecord record) =>
        record.TimePs is long time && record.Energy is EnergyRecord energy ? new Outcome(time, energy.TotalPj) : null;
}
