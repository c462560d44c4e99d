namespace CoDesign.Description.Policies;

/// <summary>Why to believe a sanitizer.</summary>
public enum SanitizerEvidence
{
    /// <summary>The author says so.</summary>
    Asserted,
}
