namespace CoDesign.Description.Policies;

/// <summary>What a match of a rule does.</summary>
public enum RuleEffectChoice
{
    /// <summary>Forbids the transfer, whatever other rules say.</summary>
    Deny,

    /// <summary>Forbids the live tags; accepts them after the named sanitizer.</summary>
    Require,

    /// <summary>Accepts what a sanitizer left.</summary>
    Allow,
}
