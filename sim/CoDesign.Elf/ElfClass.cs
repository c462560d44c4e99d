namespace CoDesign.Elf;

/// <summary>Width of addresses in an ELF file; the values are those of EI_CLASS.</summary>
public enum ElfClass
{
    /// <summary>ELFCLASS32: RV32 programs.</summary>
    Elf32 = 1,

    /// <summary>ELFCLASS64: RV64 programs.</summary>
    Elf64 = 2,
}
