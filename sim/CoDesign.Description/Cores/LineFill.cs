namespace CoDesign.Description.Cores;

/// <summary>When a miss lets the core go on, if the line comes over time.</summary>
public enum LineFill
{
    /// <summary>When all of the line is there.</summary>
    WholeLine,

    /// <summary>When the word that was asked for is there; it comes first.</summary>
    CriticalWord,
}
