using System.Diagnostics.CodeAnalysis;

namespace CoDesign.Elf;

/// <summary>The file header: what kind of file it is and where its two tables lie.</summary>
/// <remarks>Source: System V ABI (gABI), "ELF Header"; RISC-V ELF psABI Specification 1.0, "File Header".</remarks>
internal sealed record ElfHeader(
    ElfClass Class,
    ElfType Type,
    ulong EntryAddress,
    ElfFlags Flags,
    ulong ProgramHeaderOffset,
    int ProgramHeaderCount,
    ulong SectionHeaderOffset,
    int SectionHeaderCount,
    int SectionNameIndex)
{
    // EI_NIDENT: the bytes whose layout is the same in every ELF file.
    private const int IdentBytes = 16;
    private const int RiscvMachine = 243;

    public bool Is64 => Class == ElfClass.Elf64;

    // sizeof(Elf32_Ehdr), sizeof(Elf64_Ehdr) and so on.
    public int ProgramHeaderBytes => Is64 ? 56 : 32;

    public int SectionHeaderBytes => Is64 ? 64 : 40;

    public int SymbolBytes => Is64 ? 24 : 16;

    public int RelaBytes => Is64 ? 24 : 12;

    public ulong HighestAddress => Is64 ? ulong.MaxValue : uint.MaxValue;

    public static bool TryRead(ReadOnlySpan<byte> bytes, ProblemList problems, [NotNullWhen(true)] out ElfHeader? header)
    {
        header = null;
        if (!IsElf(bytes, problems) || !IsReadable(bytes, problems))
        {
            return false;
        }
        var width = (ElfClass)bytes[4];
        int headerBytes = width == ElfClass.Elf64 ? 64 : 52;
        if (bytes.Length < headerBytes)
        {
            problems.Add($"truncated: an ELF{(int)width * 32} header needs {headerBytes} bytes, the file has {bytes.Length}");
            return false;
        }
        var cursor = new ByteCursor(bytes);
        cursor.Skip(IdentBytes);
        ushort type = cursor.U16();
        ushort machine = cursor.U16();
        if (machine != RiscvMachine)
        {
            problems.Add($"program for {MachineName(machine)}; RISC-V (machine {RiscvMachine}) expected");
            return false;
        }
        if (type is not ((ushort)ElfType.Executable or (ushort)ElfType.PositionIndependent))
        {
            problems.Add($"{TypeName(type)}; a linked executable (type 2 or, for static-pie, 3) expected");
            return false;
        }
        cursor.Skip(4); // e_version repeats the byte in e_ident
        header = ReadTables(ref cursor, width, (ElfType)type, problems);
        return problems.IsEmpty;
    }

    private static bool IsElf(ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (bytes.StartsWith("\u007fELF"u8))
        {
            return true;
        }
        string found = string.Join(' ', bytes[..Math.Min(4, bytes.Length)].ToArray().Select(b => $"{b:x2}"));
        problems.Add(bytes.Length switch
        {
            0 => "not an ELF file: the file is empty",
            < 4 => $"not an ELF file: it has only {bytes.Length} byte(s), {found}; 7f 45 4c 46 expected at the start",
            _ => $"not an ELF file: the first four bytes are {found}, 7f 45 4c 46 expected",
        });
        return false;
    }

    private static bool IsReadable(ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (bytes.Length < IdentBytes)
        {
            problems.Add($"truncated: an ELF header needs at least 52 bytes, the file has {bytes.Length}");
            return false;
        }
        if (bytes[4] is not (1 or 2))
        {
            problems.Add($"unknown ELF class {bytes[4]}; 1 (32 bit) or 2 (64 bit) expected");
        }
        if (bytes[5] != 1)
        {
            problems.Add(bytes[5] == 2
                ? "big endian; RISC-V programs are expected in little endian"
                : $"unknown byte order {bytes[5]}; 1 (little endian) expected");
        }
        if (bytes[6] != 1)
        {
            problems.Add($"unknown ELF version {bytes[6]}; 1 expected");
        }
        return problems.IsEmpty;
    }

    private static ElfHeader ReadTables(ref ByteCursor cursor, ElfClass width, ElfType type, ProblemList problems)
    {
        ulong entry = cursor.Word(width);
        ulong programHeaderOffset = cursor.Word(width);
        ulong sectionHeaderOffset = cursor.Word(width);
        var flags = new ElfFlags(cursor.U32());
        cursor.Skip(2); // e_ehsize: the class says it
        ushort programHeaderBytes = cursor.U16();
        ushort programHeaderCount = cursor.U16();
        ushort sectionHeaderBytes = cursor.U16();
        ushort sectionHeaderCount = cursor.U16();
        ushort sectionNameIndex = cursor.U16();
        var header = new ElfHeader(
            width, type, entry, flags, programHeaderOffset, programHeaderCount, sectionHeaderOffset, sectionHeaderCount, sectionNameIndex);
        if (programHeaderCount != 0 && programHeaderBytes != header.ProgramHeaderBytes)
        {
            problems.Add($"program header size {programHeaderBytes}; {header.ProgramHeaderBytes} expected");
        }
        if (sectionHeaderOffset != 0 && sectionHeaderBytes != header.SectionHeaderBytes)
        {
            problems.Add($"section header size {sectionHeaderBytes}; {header.SectionHeaderBytes} expected");
        }
        return header;
    }

    private static string TypeName(ushort type) => type switch
    {
        0 => "no file type",
        1 => "relocatable object file (.o), not linked yet",
        4 => "core dump",
        _ => $"unknown file type {type}",
    };

    // Source: gABI, registered values of e_machine; the ones a mix-up of tool chains produces.
    private static string MachineName(ushort machine) => machine switch
    {
        0 => "no machine",
        2 => "SPARC",
        3 => "x86 (i386)",
        4 => "Motorola 68000",
        8 => "MIPS",
        18 => "SPARC (32+)",
        20 => "PowerPC",
        21 => "PowerPC64",
        22 => "S/390",
        40 => "Arm (32 bit)",
        43 => "SPARC V9",
        50 => "Itanium",
        62 => "x86-64",
        83 => "AVR",
        92 => "OpenRISC",
        94 => "Xtensa",
        183 => "AArch64",
        189 => "MicroBlaze",
        247 => "BPF",
        258 => "LoongArch",
        _ => $"machine {machine}",
    };
}
