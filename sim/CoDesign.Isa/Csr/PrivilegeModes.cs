namespace CoDesign.Isa;

/// <summary>The sets of privilege modes that a hart may have (RISC-V Privileged Architecture, table “Supported combinations of privilege modes”).</summary>
public enum PrivilegeModes
{
    /// <summary>Machine mode only: simple embedded systems.</summary>
    M,

    /// <summary>Machine and user mode: secure embedded systems.</summary>
    Mu,

    /// <summary>Machine, supervisor and user mode: systems that run Unix-like operating systems.</summary>
    Msu,
}
