namespace CoDesign.Trust;

/// <summary>How far a job is.</summary>
public enum JobPhase
{
    /// <summary>It reads inputs and writes outputs.</summary>
    Working,

    /// <summary>It reports completion.</summary>
    Completing,

    /// <summary>It has reported completion.</summary>
    Complete,
}
