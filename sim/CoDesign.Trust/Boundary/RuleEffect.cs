namespace CoDesign.Trust;

/// <summary>What a policy rule does.</summary>
public enum RuleEffect
{
    /// <summary>A match forbids the transfer, whatever other rules say.</summary>
    Deny,

    /// <summary>A live tag forbids the transfer; a residual needs the named sanitizer and evidence.</summary>
    Require,

    /// <summary>Accepts what a sanitizer left, for the named destinations.</summary>
    Allow,
}
