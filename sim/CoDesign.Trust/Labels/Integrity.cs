namespace CoDesign.Trust;

/// <summary>How far a value can be relied on. A result has the least of its operands.</summary>
public enum Integrity
{
    /// <summary>From outside, or from a module that nobody checks.</summary>
    Untrusted,

    /// <summary>Its form was checked.</summary>
    Checked,

    /// <summary>Its content was verified.</summary>
    Verified,

    /// <summary>Made by the trusted computing base.</summary>
    Trusted,
}
