namespace CoDesign.Isa.Tests;

/// <summary>A static executable of one segment (System V ABI, “ELF Header” and “Program Header”), so that no linker is needed.</summary>
internal static class Elf
{
    private const ushort Executable = 2; // ET_EXEC
    private const ushort RiscV = 243; // EM_RISCV
    private const int Compressed = 1; // EF_RISCV_RVC
    private const int Load = 1; // PT_LOAD
    private const int ReadWriteExecute = 7;
    private const int PageBytes = 0x1000; // the image begins on the second page: file offset and address must agree modulo the page

    /// <summary>Writes a file that loads the image at the origin and begins there.</summary>
    public static byte[] Of(int xlen, ulong origin, byte[] image)
    {
        bool is64 = xlen == 64;
        var elf = new MemoryStream();
        using var writer = new BinaryWriter(elf);
        void Words(params ReadOnlySpan<ulong> values)
        {
            foreach (ulong value in values)
            {
                writer.Write(is64 ? BitConverter.GetBytes(value) : BitConverter.GetBytes((uint)value));
            }
        }

        int headerBytes = is64 ? 64 : 52;
        writer.Write([0x7F, (byte)'E', (byte)'L', (byte)'F', (byte)(xlen / 32), 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        writer.Write(Executable);
        writer.Write(RiscV);
        writer.Write(1);
        Words(origin, (ulong)headerBytes, 0);
        writer.Write(Compressed);
        Array.ForEach([headerBytes, is64 ? 56 : 32, 1, 0, 0, 0], v => writer.Write((ushort)v));
        writer.Write(Load);
        writer.Write(is64 ? BitConverter.GetBytes(ReadWriteExecute) : []);
        Words(PageBytes, origin, origin, (ulong)image.Length, (ulong)image.Length);
        writer.Write(is64 ? [] : BitConverter.GetBytes(ReadWriteExecute));
        Words(PageBytes);
        writer.Seek(PageBytes, SeekOrigin.Begin);
        writer.Write(image);
        return elf.ToArray();
    }
}
