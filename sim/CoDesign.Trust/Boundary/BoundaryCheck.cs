namespace CoDesign.Trust;

/// <summary>The checks of the boundary, so that tests can leave out one and see that it is missed.</summary>
internal enum BoundaryCheck
{
    /// <summary>No check.</summary>
    None,

    /// <summary>Arithmetic of a range.</summary>
    Range,

    /// <summary>Identity of the requester.</summary>
    Identity,

    /// <summary>The IOPMP.</summary>
    Access,

    /// <summary>Whether a module writes where its job says.</summary>
    Outputs,

    /// <summary>Whether it writes after completion.</summary>
    Late,

    /// <summary>Whether it goes by the descriptor that was checked.</summary>
    Descriptor,

    /// <summary>What it still holds of an earlier job.</summary>
    Residue,

    /// <summary>Least integrity of a memory.</summary>
    Integrity,

    /// <summary>Transfers from module to module.</summary>
    Peers,

    /// <summary>Parts of which nothing is known.</summary>
    Unmodelled,

    /// <summary>Results that leave the chip unverified.</summary>
    Release,

    /// <summary>Deny rules.</summary>
    Deny,

    /// <summary>Require rules about live tags.</summary>
    RequireLive,

    /// <summary>Require rules about what another sanitizer left.</summary>
    RequireResidual,

    /// <summary>Clearance of the destination.</summary>
    Clearance,

    /// <summary>Allow rules for what a sanitizer left.</summary>
    Residuals,

    /// <summary>Writes to modules under a branch.</summary>
    Decision,
}
