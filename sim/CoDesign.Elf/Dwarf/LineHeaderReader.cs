namespace CoDesign.Elf.Dwarf;

/// <summary>Reads the header of a unit in .debug_line.</summary>
/// <remarks>Source: DWARF Debugging Information Format, Version 5, "The Line Number Program Header"; versions 2 to 4 likewise.</remarks>
internal sealed class LineHeaderReader(DebugSections sections)
{
    // DW_LNCT_*: what a column of a version 5 table holds.
    private const ulong PathColumn = 1, DirectoryColumn = 2;

    /// <summary>Why the last header was refused.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Reads from behind the unit's length; leaves the cursor at the first opcode.</summary>
    /// <param name="unit">The unit without its length field.</param>
    /// <param name="is64">True for the 64-bit DWARF format, whose offsets have 8 bytes; independent of the ELF class.</param>
    public LineUnitHeader? Read(ref ByteCursor unit, bool is64)
    {
        ushort version = unit.U16();
        if (version is < 2 or > 5)
        {
            Problem = unit.HasFailed ? "header is truncated" : $"version {version}; 2 to 5 can be read";
            return null;
        }
        if (version >= 5)
        {
            unit.Skip(2); // size of addresses and of segment selectors; DW_LNE_set_address has its own length
        }
        ulong headerBytes = is64 ? unit.U64() : unit.U32();
        var header = new ByteCursor(unit.Take(headerBytes));
        byte minimumInstructionBytes = header.U8();
        byte operationsPerInstruction = version >= 4 ? header.U8() : (byte)1;
        header.U8(); // default_is_stmt: every row counts here
        sbyte lineBase = unchecked((sbyte)header.U8());
        byte lineRange = header.U8();
        byte opcodeBase = header.U8();
        if (header.HasFailed || lineRange == 0 || opcodeBase == 0 || operationsPerInstruction > 1)
        {
            Problem = "header is malformed";
            return null;
        }
        byte[] operandCounts = header.Take((ulong)opcodeBase - 1).ToArray();
        var files = new LineFiles(version);
        bool isRead = version >= 5 ? ReadTables(ref header, files, is64) : ReadLists(ref header, files);
        if (!isRead || header.HasFailed)
        {
            Problem = Problem.Length == 0 ? "file table is malformed" : Problem;
            return null;
        }
        return new LineUnitHeader(minimumInstructionBytes, lineBase, lineRange, operandCounts, files);
    }

    /// <summary>Reads a file entry as versions 2 to 4 and DW_LNE_define_file have it.</summary>
    public static void ReadFile(ref ByteCursor cursor, ReadOnlySpan<byte> name, LineFiles files)
    {
        ulong directory = cursor.Uleb();
        cursor.Uleb(); // time of modification
        cursor.Uleb(); // size
        if (!cursor.HasFailed)
        {
            files.AddFile(name.ToArray(), directory);
        }
    }

    // Versions 2 to 4: two lists of strings, each ended by an empty one.
    private static bool ReadLists(ref ByteCursor header, LineFiles files)
    {
        while (header.ZeroTerminated() is { IsEmpty: false } directory)
        {
            files.AddDirectory(directory.ToArray());
        }
        while (!header.HasFailed && header.ZeroTerminated() is { IsEmpty: false } name)
        {
            ReadFile(ref header, name, files);
        }
        return !header.HasFailed;
    }

    // Version 5: two tables that describe their own columns.
    private bool ReadTables(ref ByteCursor header, LineFiles files, bool is64)
    {
        return ReadTable(ref header, is64, (path, _) => files.AddDirectory(path))
            && ReadTable(ref header, is64, files.AddFile);
    }

    private bool ReadTable(ref ByteCursor header, bool is64, Action<ReadOnlyMemory<byte>, ulong> add)
    {
        var columns = new (ulong Content, ulong Form)[header.U8()];
        for (int index = 0; index < columns.Length; index++)
        {
            columns[index] = (header.Uleb(), header.Uleb());
        }
        ulong count = header.Uleb();
        if (columns.Length == 0 && count != 0)
        {
            return false; // rows without columns take no bytes, so that nothing would end the loop
        }
        for (ulong row = 0; row < count; row++)
        {
            ReadOnlyMemory<byte> path = default;
            ulong directory = 0;
            foreach ((ulong content, ulong form) in columns)
            {
                FormValue value = ReadForm(ref header, form, is64);
                if (header.HasFailed || Problem.Length != 0)
                {
                    return false;
                }
                path = content == PathColumn ? value.Text : path;
                directory = content == DirectoryColumn ? value.Number : directory;
            }
            add(path, directory);
        }
        return true;
    }

    // Source: DWARF Version 5, "Attribute Encodings", table of forms. Each takes at least one byte.
    private FormValue ReadForm(ref ByteCursor header, ulong form, bool is64)
    {
        switch (form)
        {
            case 0x08: // DW_FORM_string
                return new(0, header.ZeroTerminated().ToArray());
            case 0x1f: // DW_FORM_line_strp
                return new(0, StringAt(sections.LineStrings, is64 ? header.U64() : header.U32(), ".debug_line_str"));
            case 0x0e: // DW_FORM_strp
                return new(0, StringAt(sections.Strings, is64 ? header.U64() : header.U32(), ".debug_str"));
            case 0x0b: // DW_FORM_data1
                return new(header.U8(), default);
            case 0x05: // DW_FORM_data2
                return new(header.U16(), default);
            case 0x06: // DW_FORM_data4
                return new(header.U32(), default);
            case 0x07: // DW_FORM_data8
                return new(header.U64(), default);
            case 0x0f: // DW_FORM_udata
                return new(header.Uleb(), default);
            case 0x1e: // DW_FORM_data16: an MD5 sum
                header.Skip(16);
                return default;
            case 0x09: // DW_FORM_block
                header.Skip(header.Uleb());
                return default;
            default:
                Problem = $"file table has form 0x{form:x}, which cannot be read";
                return default;
        }
    }

    private ReadOnlyMemory<byte> StringAt(ReadOnlyMemory<byte> section, ulong offset, string name)
    {
        if (offset < (ulong)section.Length)
        {
            return section[(int)offset..];
        }
        Problem = $"name at offset 0x{offset:x} lies outside section {name}";
        return default;
    }

    private readonly record struct FormValue(ulong Number, ReadOnlyMemory<byte> Text);
}
