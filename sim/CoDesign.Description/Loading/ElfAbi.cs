using System.Buffers.Binary;
using CoDesign.Description.Workloads;

namespace CoDesign.Description.Loading;

/// <summary>Guesses the ABI of a program that comes without a workload file.</summary>
internal static class ElfAbi
{
    // Where chips of this project, QEMU's virt machine and Spike have main memory, and Linux programs are never linked.
    private const ulong MainMemory = 0x8000_0000;

    /// <summary>A program that begins in main memory is bare metal; one that begins below is for Linux.</summary>
    /// <remarks>A damaged file gives either; the ELF reader reports it.</remarks>
    public static GuestAbi Guess(ReadOnlySpan<byte> elf)
    {
        const int EntryOffset = 24;
        const int ClassOffset = 4;
        if (elf.Length < EntryOffset + sizeof(ulong))
        {
            return GuestAbi.BareMetal;
        }

        ulong entry = elf[ClassOffset] == 1
            ? BinaryPrimitives.ReadUInt32LittleEndian(elf[EntryOffset..])
            : BinaryPrimitives.ReadUInt64LittleEndian(elf[EntryOffset..]);
        return entry >= MainMemory ? GuestAbi.BareMetal : GuestAbi.LinuxUser;
    }
}
