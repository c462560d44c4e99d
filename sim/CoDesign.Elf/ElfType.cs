namespace CoDesign.Elf;

/// <summary>How an executable was linked; the values are those of e_type.</summary>
public enum ElfType
{
    /// <summary>ET_EXEC: linked to fixed addresses.</summary>
    Executable = 2,

    /// <summary>ET_DYN: position independent (static-pie); addresses are relative to a load bias.</summary>
    PositionIndependent = 3,
}
