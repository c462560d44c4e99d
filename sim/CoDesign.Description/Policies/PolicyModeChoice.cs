namespace CoDesign.Description.Policies;

/// <summary>What a denial does.</summary>
public enum PolicyModeChoice
{
    /// <summary>It blocks the transfer; the requester gets a bus error.</summary>
    Enforce,

    /// <summary>It is recorded, and the transfer passes: one run shows all problems.</summary>
    Audit,

    /// <summary>Nothing is followed and nothing judged.</summary>
    Disabled,
}
