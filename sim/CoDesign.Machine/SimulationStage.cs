namespace CoDesign.Machine;

/// <summary>What a simulation is busy with.</summary>
public enum SimulationStage
{
    /// <summary>The run itself.</summary>
    Run,

    /// <summary>The run again, following the bytes that findings are about.</summary>
    Paths,

    /// <summary>The beginning, which is not measured.</summary>
    Skip,

    /// <summary>The run without offload, for comparison.</summary>
    Baseline,
}
