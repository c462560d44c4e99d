namespace CoDesign.Reports;

/// <summary>What a run's audit comes to, from the least said to the worst.</summary>
public enum VerdictLevel
{
    /// <summary>No policy, or a disabled one: nothing can be concluded.</summary>
    NotJudged,

    /// <summary>Every transfer was judged and none was denied.</summary>
    Clean,

    /// <summary>No denial, but the run proves less than it seems to: it ended early, or never touched a secret.</summary>
    Doubtful,

    /// <summary>There are findings.</summary>
    Findings,
}
