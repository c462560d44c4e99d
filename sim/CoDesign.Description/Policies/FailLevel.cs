namespace CoDesign.Description.Policies;

/// <summary>From which level on findings make a run fail.</summary>
public enum FailLevel
{
    /// <summary>Errors.</summary>
    Error,

    /// <summary>Errors and warnings.</summary>
    Warning,

    /// <summary>Nothing.</summary>
    Never,
}
