namespace CoDesign.Timing;

/// <summary>What a control transfer does to the front end.</summary>
public enum BranchOutcome
{
    /// <summary>The next instruction in memory follows, as fetched.</summary>
    Sequential,

    /// <summary>Taken, at the cost that every transfer of its kind has.</summary>
    Taken,

    /// <summary>The front end fetched the wrong way.</summary>
    Mispredicted,
}
