namespace CoDesign.Description.Schema;

/// <summary>How many keys of a group a mapping may have.</summary>
public enum KeyGroupRule
{
    /// <summary>One of them, no more and no fewer.</summary>
    ExactlyOne,

    /// <summary>One of them or none.</summary>
    AtMostOne,

    /// <summary>Either every one of them or none.</summary>
    AllOrNone,
}
