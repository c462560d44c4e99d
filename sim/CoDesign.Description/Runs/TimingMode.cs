namespace CoDesign.Description.Runs;

/// <summary>How much of time a run models. What a program computes is the same in every mode, unless it asks what time it is.</summary>
public enum TimingMode
{
    /// <summary>Everything that the core preset describes: pipeline, predictor, caches, store buffer, memories.</summary>
    Full,

    /// <summary>
    /// The pipeline alone: every access to a cache hits, every transfer of control is foreseen, no store waits for memory, no table is
    /// walked. Fewer cycles than in full; no energy.
    /// </summary>
    Fast,

    /// <summary>Nothing: every instruction takes one tick of the core's clock. No cycles, no time, no energy.</summary>
    None,
}
