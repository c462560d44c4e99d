namespace CoDesign.Description.Cores;

/// <summary>Which line of a full set makes room.</summary>
public enum ReplacementPolicy
{
    /// <summary>The one that was used longest ago.</summary>
    Lru,

    /// <summary>One that a linear feedback shift register of eight bits points at; empty ways first.</summary>
    Random,
}
