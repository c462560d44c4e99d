namespace CoDesign.Elf;

/// <summary>A named address of the program.</summary>
/// <param name="Name">As in the object file; C++ names are mangled.</param>
/// <param name="Value">Virtual address before the load bias; for <see cref="SymbolType.ThreadLocal"/> an offset.</param>
/// <param name="Size">Bytes; 0 when the assembler source did not say.</param>
/// <param name="Type">What it names.</param>
/// <param name="Binding">Who sees it.</param>
/// <param name="SectionIndex">st_shndx: an index into <see cref="ElfFile.Sections"/>, or a reserved value such as 0 (undefined) and
/// 0xfff1 (absolute).</param>
public sealed record Symbol(string Name, ulong Value, ulong Size, SymbolType Type, SymbolBinding Binding, int SectionIndex)
{
    /// <summary>False for a reference that the linker left open (a weak symbol nobody defines).</summary>
    public bool IsDefined => SectionIndex != 0;

    /// <summary>True when a call may go there: an ordinary or an indirect function.</summary>
    public bool IsFunction => Type is SymbolType.Function or SymbolType.IndirectFunction;
}
