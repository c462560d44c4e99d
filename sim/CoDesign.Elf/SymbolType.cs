namespace CoDesign.Elf;

/// <summary>What a symbol names; the values are those of STT_*. Types not listed occur and are kept as numbers.</summary>
public enum SymbolType
{
    /// <summary>STT_NOTYPE: a label; assembler code and linker scripts rarely say more.</summary>
    NoType = 0,

    /// <summary>STT_OBJECT: a variable.</summary>
    Object = 1,

    /// <summary>STT_FUNC: a function.</summary>
    Function = 2,

    /// <summary>STT_SECTION: a section; not listed in <see cref="ElfFile.Symbols"/>.</summary>
    Section = 3,

    /// <summary>STT_FILE: a source file; not listed in <see cref="ElfFile.Symbols"/>.</summary>
    File = 4,

    /// <summary>STT_TLS: a thread-local variable; its value is an offset, not an address.</summary>
    ThreadLocal = 6,

    /// <summary>STT_GNU_IFUNC: a function that returns the function to call.</summary>
    IndirectFunction = 10,
}
