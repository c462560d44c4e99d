namespace CoDesign.Description.Cores;

/// <summary>Transfers of control that a front end follows as it fetches them.</summary>
public enum ForeseenTransfers
{
    /// <summary>None: every transfer redirects the front end when it executes.</summary>
    None,

    /// <summary>Branches that are predicted taken.</summary>
    Branches,

    /// <summary>Branches that are predicted taken, jumps, and jumps through registers with a predicted target.</summary>
    All,
}
