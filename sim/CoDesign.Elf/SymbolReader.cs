namespace CoDesign.Elf;

/// <summary>Reads the symbol table of a program that was not stripped.</summary>
/// <remarks>Source: System V ABI (gABI), "Symbol Table".</remarks>
internal static class SymbolReader
{
    public static List<Symbol> Read(List<Section> sections, ElfHeader header, ProblemList problems)
    {
        // The gABI allows one section of this type.
        if (sections.Find(s => s.Type == SectionType.SymbolTable) is not { } table)
        {
            return [];
        }
        if (table.EntrySize != (ulong)header.SymbolBytes)
        {
            problems.Add($"symbol table {table.Name}: entry size {table.EntrySize}; {header.SymbolBytes} expected");
            return [];
        }
        if (table.Size % table.EntrySize != 0)
        {
            problems.Add($"symbol table {table.Name}: size 0x{table.Size:x} is no multiple of the entry size {table.EntrySize}");
            return [];
        }
        if (table.Link >= (uint)sections.Count || sections[(int)table.Link].Type != SectionType.StringTable)
        {
            problems.Add($"symbol table {table.Name}: section {table.Link} is no string table to take the names from");
            return [];
        }
        return ReadAll(table, new Names(sections[(int)table.Link].FileBytes), header, problems);
    }

    private static List<Symbol> ReadAll(Section table, Names names, ElfHeader header, ProblemList problems)
    {
        var symbols = new List<Symbol>();
        var cursor = new ByteCursor(table.FileBytes.Span);
        for (int index = 0; !cursor.IsAtEnd && !problems.IsFull; index++)
        {
            (uint nameOffset, Symbol symbol) = ReadOne(ref cursor, header);
            // Entry 0 is reserved; sections and files repeat what other tables say.
            if (index == 0 || symbol.Type is SymbolType.Section or SymbolType.File)
            {
                continue;
            }
            if (!names.TryGet(nameOffset, out string? name))
            {
                problems.Add($"symbol {index}: name at offset 0x{nameOffset:x} lies outside the string table, " +
                    "or the names of the table overlap beyond reason");
                continue;
            }
            symbols.Add(symbol with { Name = name });
        }
        return symbols;
    }

    private static (uint NameOffset, Symbol Symbol) ReadOne(ref ByteCursor cursor, ElfHeader header)
    {
        uint nameOffset = cursor.U32();
        ulong value = 0, size = 0;
        if (!header.Is64)
        {
            value = cursor.U32();
            size = cursor.U32();
        }
        byte kinds = cursor.U8(); // st_info: binding in the upper half, type in the lower
        cursor.U8(); // st_other: visibility
        ushort sectionIndex = cursor.U16();
        if (header.Is64)
        {
            value = cursor.U64();
            size = cursor.U64();
        }
        return (nameOffset, new Symbol("", value, size, (SymbolType)(kinds & 0xf), (SymbolBinding)(kinds >> 4), sectionIndex));
    }
}
