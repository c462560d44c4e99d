namespace CoDesign.Modules.Prover;

/// <summary>What happens to an addition whose bucket has another one in the pipeline.</summary>
public enum BucketHazards
{
    /// <summary>Another addition takes its turn; nothing is lost.</summary>
    Hidden,

    /// <summary>Its turn is lost, and it comes again later.</summary>
    Reschedule,

    /// <summary>The pipeline waits, half of its depth on average.</summary>
    Stall,
}
