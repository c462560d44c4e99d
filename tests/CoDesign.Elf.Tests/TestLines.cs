namespace CoDesign.Elf.Tests;

/// <summary>Writes units of .debug_line, by default version 5 with line_base -5, line_range 14 and opcode_base 13 as GCC has them.</summary>
internal sealed class TestLines
{
    // Opcodes; source: DWARF Version 5, "Line Number Encodings".
    public const byte Copy = 1, AdvancePc = 2, AdvanceLine = 3, SetFile = 4, SetColumn = 5, NegateStatement = 6, ConstAddPc = 8,
        FixedAdvancePc = 9, SetIsa = 12;

    public static readonly byte[] EndSequence = [0, 1, 1];

    public ushort Version { get; init; } = 5;

    public bool Is64BitFormat { get; init; }

    public byte MinimumInstructionBytes { get; init; } = 1;

    public byte OperationsPerInstruction { get; init; } = 1;

    public sbyte LineBase { get; init; } = -5;

    public byte LineRange { get; init; } = 14;

    public byte[] OperandCounts { get; init; } = [0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1];

    /// <summary>The file table as bytes; null for directories ".", "/usr/lib", "sub" and files main.c (0), lib.c (1), sub.c (2).</summary>
    public byte[]? Tables { get; init; }

    public byte[] Program { get; init; } = [];

    public long LengthError { get; init; }

    public static byte[] SetAddress(ulong address) => [0, 9, 2, .. new FieldWriter(is64: true).U64(address).ToArray()];

    /// <summary>Opcode that advances address and line and appends a row.</summary>
    public byte Special(int addressAdvance, int lineAdvance) =>
        (byte)(OperandCounts.Length + 1 + (addressAdvance * LineRange) + lineAdvance - LineBase);

    public byte[] Build()
    {
        byte[] tables = Tables ?? (Version >= 5 ? DefaultTables() : DefaultLists());
        byte[] operations = Version >= 4 ? [OperationsPerInstruction] : [];
        byte[] rest = [
            MinimumInstructionBytes, .. operations, 1, unchecked((byte)LineBase), LineRange, (byte)(OperandCounts.Length + 1),
            .. OperandCounts, .. tables];
        byte[] sizes = Version >= 5 ? [8, 0] : [];
        byte[] unit = [.. new FieldWriter(false).U16(Version).ToArray(), .. sizes, .. Length(rest.Length), .. rest, .. Program];
        return [.. Is64BitFormat ? [0xff, 0xff, 0xff, 0xff] : Array.Empty<byte>(), .. Length(unit.Length + LengthError), .. unit];
    }

    /// <summary>A program of one segment whose .debug_line has the units.</summary>
    public static ElfFile File(params TestLines[] units) => FileWith([.. units.SelectMany(u => u.Build())]);

    public static ElfFile FileWith(byte[] lines, byte[]? lineStrings = null, byte[]? strings = null, ulong flags = 0)
    {
        TestElf elf = TestElf.Minimal();
        elf.Sections.Add(new TestSection { Name = ".debug_line", Data = lines, Flags = flags });
        elf.Sections.Add(new TestSection { Name = ".debug_line_str", Data = lineStrings ?? [] });
        elf.Sections.Add(new TestSection { Name = ".debug_str", Data = strings ?? [] });
        return TestFiles.Sound(elf.Build());
    }

    // Content 1 is the path, 2 the directory; form 8 an inline string, 0xb one byte.
    private static byte[] DefaultTables() => [
        1, 1, 8, 3, .. ".\0/usr/lib\0sub\0"u8,
        2, 1, 8, 2, 0xb, 3, .. "main.c\0"u8, 0, .. "lib.c\0"u8, 1, .. "sub.c\0"u8, 2];

    // Directories from 1, files from 1: name, directory, time, size.
    private static byte[] DefaultLists() => [
        .. "/usr/lib\0sub\0\0"u8, .. "main.c\0"u8, 0, 0, 0, .. "lib.c\0"u8, 1, 0, 0, .. "sub.c\0"u8, 2, 0, 0, 0];

    private byte[] Length(long value) => Is64BitFormat
        ? new FieldWriter(true).U64((ulong)value).ToArray()
        : new FieldWriter(false).U32((uint)value).ToArray();
}
