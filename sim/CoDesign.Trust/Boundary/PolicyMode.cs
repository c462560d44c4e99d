namespace CoDesign.Trust;

/// <summary>What a denial does.</summary>
public enum PolicyMode
{
    /// <summary>The transfer is blocked and the requester gets a bus error.</summary>
    Enforce,

    /// <summary>The transfer passes and is recorded as a violation: one run shows all problems.</summary>
    Audit,

    /// <summary>Labels are not followed and nothing is judged.</summary>
    Disabled,
}
