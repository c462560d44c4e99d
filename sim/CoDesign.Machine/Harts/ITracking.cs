namespace CoDesign.Machine.Harts;

/// <summary>Whether labels are followed: a type argument, so that the engine without them has no trace of them.</summary>
internal interface ITracking
{
    /// <summary>Whether labels flow.</summary>
    static abstract bool IsOn { get; }

    /// <summary>Whether the path of each labelled value is recorded as well (the second run that explains findings).</summary>
    static abstract bool HasPaths { get; }

    /// <summary>Whether a branch may be in force whose label all results carry.</summary>
    static abstract bool HasScopes { get; }
}

/// <summary>No labels.</summary>
internal readonly struct NoTracking : ITracking
{
    public static bool IsOn => false;

    public static bool HasPaths => false;

    public static bool HasScopes => false;
}

/// <summary>Labels.</summary>
internal readonly struct LabelTracking : ITracking
{
    public static bool IsOn => true;

    public static bool HasPaths => false;

    public static bool HasScopes => false;
}

/// <summary>Labels, under a branch whose condition has one.</summary>
internal readonly struct ScopeTracking : ITracking
{
    public static bool IsOn => true;

    public static bool HasPaths => false;

    public static bool HasScopes => true;
}

/// <summary>Labels, and where each labelled value came from.</summary>
internal readonly struct PathTracking : ITracking
{
    public static bool IsOn => true;

    public static bool HasPaths => true;

    public static bool HasScopes => true;
}
