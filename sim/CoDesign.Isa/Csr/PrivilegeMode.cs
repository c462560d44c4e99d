namespace CoDesign.Isa;

/// <summary>Privilege modes, encoded as in mstatus.MPP (RISC-V Privileged Architecture, “Privilege Levels”).</summary>
public enum PrivilegeMode
{
    /// <summary>User, U.</summary>
    User = 0,

    /// <summary>Supervisor, S.</summary>
    Supervisor = 1,

    /// <summary>Machine, M.</summary>
    Machine = 3,
}
