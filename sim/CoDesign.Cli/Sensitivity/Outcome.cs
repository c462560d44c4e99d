namespace CoDesign.Cli.Sensitivity;

/// <summary>What a run came to.</summary>
/// <param name="TimePs">Simulated time.</param>
/// <param name="EnergyPj">Energy.</param>
internal sealed record Outcome(long TimePs, decimal EnergyPj);
