namespace CoDesign.Machine;

/// <summary>Why a run should end before its program does.</summary>
public enum CancelReason
{
    /// <summary>It should not.</summary>
    None,

    /// <summary>The user asked for it.</summary>
    User,

    /// <summary>The wall time that it may take is used up.</summary>
    WallTime,
}
