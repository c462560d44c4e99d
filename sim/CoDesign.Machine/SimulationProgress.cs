namespace CoDesign.Machine;

/// <summary>How far a simulation is.</summary>
/// <param name="Stage">What it is busy with.</param>
/// <param name="Cycles">Cycles so far in this stage.</param>
/// <param name="Instructions">Instructions so far in this stage.</param>
/// <param name="TimePs">Simulated time so far in this stage.</param>
public readonly record struct SimulationProgress(SimulationStage Stage, long Cycles, long Instructions, long TimePs);
