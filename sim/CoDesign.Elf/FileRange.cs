namespace CoDesign.Elf;

/// <summary>Checks offsets and sizes that come from the file before anything uses them.</summary>
internal static class FileRange
{
    public static bool Fits(ulong offset, ulong size, int fileBytes) =>
        offset <= (ulong)fileBytes && size <= (ulong)fileBytes - offset;

    public static string Describe(ulong offset, ulong size, int fileBytes) =>
        $"file range 0x{offset:x}+0x{size:x} lies beyond the end of the file (0x{fileBytes:x} bytes)";
}
