using System.Diagnostics.CodeAnalysis;

namespace CoDesign.Elf;

/// <summary>Properties of a section; the values are those of sh_flags. Flags not listed occur and are kept.</summary>
[Flags]
[SuppressMessage("Naming", "CA1711", Justification = "sh_flags is the standard's name.")]
public enum SectionFlags : ulong
{
    /// <summary>Not in memory, for example debug information.</summary>
    None = 0,

    /// <summary>SHF_WRITE: the program may write it.</summary>
    Write = 1,

    /// <summary>SHF_ALLOC: occupies memory at run time.</summary>
    Allocate = 2,

    /// <summary>SHF_EXECINSTR: holds instructions.</summary>
    Execute = 4,

    /// <summary>SHF_TLS: image of thread-local storage; addresses are offsets for each thread.</summary>
    ThreadLocal = 0x400,

    /// <summary>SHF_COMPRESSED: the file bytes are compressed.</summary>
    Compressed = 0x800,
}
