namespace CoDesign.Description.Policies;

/// <summary>Why to believe a sanitizer.</summary>
public enum SanitizerEvidence
{
    /// <summary>The author says so.</summary>
    Asserted,

    /// <summary>The simulator looks at each call whether input, output and random numbers are related as they must be.</summary>
    Checked,
}
