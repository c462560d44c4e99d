namespace CoDesign.Description.Policies;

/// <summary>How far what decides about a call can be relied on.</summary>
public enum PcIntegrity
{
    /// <summary>Its form was checked.</summary>
    Checked,

    /// <summary>Its content was verified.</summary>
    Verified,

    /// <summary>Nobody outside the trusted computing base could choose it.</summary>
    Trusted,
}
