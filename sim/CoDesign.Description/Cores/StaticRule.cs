namespace CoDesign.Description.Cores;

/// <summary>What is foreseen of a branch that nothing is known about.</summary>
public enum StaticRule
{
    /// <summary>It is taken if it goes backward.</summary>
    BackwardTaken,

    /// <summary>It is not taken.</summary>
    NotTaken,
}
