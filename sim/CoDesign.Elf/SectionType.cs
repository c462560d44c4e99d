namespace CoDesign.Elf;

/// <summary>Contents of a section; the values are those of sh_type. Types not listed occur and are kept as numbers.</summary>
public enum SectionType : uint
{
    /// <summary>SHT_NULL: unused entry, always the first.</summary>
    Null = 0,

    /// <summary>SHT_PROGBITS: code, data or debug information.</summary>
    ProgramBits = 1,

    /// <summary>SHT_SYMTAB: the symbol table.</summary>
    SymbolTable = 2,

    /// <summary>SHT_STRTAB: names.</summary>
    StringTable = 3,

    /// <summary>SHT_RELA: relocations with addends.</summary>
    Relocations = 4,

    /// <summary>SHT_NOBITS: zero-filled memory without bytes in the file (.bss).</summary>
    NoBits = 8,

    /// <summary>SHT_RISCV_ATTRIBUTES: build attributes.</summary>
    RiscvAttributes = 0x7000_0003,
}
