namespace CoDesign.Elf;

/// <summary>Visibility of a symbol between object files; the values are those of STB_*.</summary>
public enum SymbolBinding
{
    /// <summary>STB_LOCAL: one object file; several symbols may share the name.</summary>
    Local = 0,

    /// <summary>STB_GLOBAL: the whole program.</summary>
    Global = 1,

    /// <summary>STB_WEAK: the whole program, unless a global symbol overrides it.</summary>
    Weak = 2,

    /// <summary>STB_GNU_UNIQUE: one definition in the process (C++ inline statics).</summary>
    GnuUnique = 10,
}
