namespace CoDesign.Trust;

/// <summary>What the boundary says of a transfer; a later member is worse.</summary>
public enum Verdict
{
    /// <summary>It may pass.</summary>
    Allow,

    /// <summary>It may pass because a sanitizer removed a tag and a rule accepts that for this destination.</summary>
    AllowDeclassified,

    /// <summary>It must not pass.</summary>
    Deny,
}
