namespace CoDesign.Elf;

/// <summary>Purpose of a segment; the values are those of p_type. Types not listed occur and are kept as numbers.</summary>
public enum SegmentType : uint
{
    /// <summary>PT_NULL: unused entry.</summary>
    Null = 0,

    /// <summary>PT_LOAD: bytes to place in memory.</summary>
    Load = 1,

    /// <summary>PT_DYNAMIC: the dynamic section, which a static-pie has for its relocations.</summary>
    Dynamic = 2,

    /// <summary>PT_INTERP: path of a dynamic linker; such files are refused.</summary>
    Interpreter = 3,

    /// <summary>PT_NOTE: notes such as the build id.</summary>
    Note = 4,

    /// <summary>PT_PHDR: the program header table itself.</summary>
    ProgramHeaders = 6,

    /// <summary>PT_TLS: initial image of thread-local storage.</summary>
    ThreadLocal = 7,

    /// <summary>PT_GNU_EH_FRAME: index for exception unwinding.</summary>
    GnuExceptionFrame = 0x6474_e550,

    /// <summary>PT_GNU_STACK: wanted permissions of the stack.</summary>
    GnuStack = 0x6474_e551,

    /// <summary>PT_GNU_RELRO: range to make read-only after relocation.</summary>
    GnuReadOnlyAfterRelocation = 0x6474_e552,

    /// <summary>PT_RISCV_ATTRIBUTES: where .riscv.attributes lies.</summary>
    RiscvAttributes = 0x7000_0003,
}
