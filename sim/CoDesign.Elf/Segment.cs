namespace CoDesign.Elf;

/// <summary>One program header: a range of memory and the file bytes that fill its start.</summary>
/// <param name="Type">Purpose; only <see cref="SegmentType.Load"/> occupies memory of its own.</param>
/// <param name="Address">Virtual address (p_vaddr), before the load bias.</param>
/// <param name="PhysicalAddress">Where a bare-metal loader puts the bytes (p_paddr); differs from <paramref name="Address"/> for
/// initialised data that the start-up code copies from ROM.</param>
/// <param name="MemorySize">Bytes occupied in memory (p_memsz). Comes unchecked from the file and may be absurd, 2^60 say:
/// compare it with the memory of the chip before allocating.</param>
/// <param name="FileOffset">Where <paramref name="FileBytes"/> starts in the file.</param>
/// <param name="FileBytes">A view of the file, never longer than <paramref name="MemorySize"/> for a loadable segment; the rest of
/// the segment is zero.</param>
/// <param name="IsReadable">PF_R.</param>
/// <param name="IsWritable">PF_W.</param>
/// <param name="IsExecutable">PF_X.</param>
public sealed record Segment(
    SegmentType Type,
    ulong Address,
    ulong PhysicalAddress,
    ulong MemorySize,
    ulong FileOffset,
    ReadOnlyMemory<byte> FileBytes,
    bool IsReadable,
    bool IsWritable,
    bool IsExecutable)
{
    /// <summary>Tells whether the address lies in the segment's memory.</summary>
    /// <param name="address">Virtual address, before the load bias.</param>
    public bool Contains(ulong address) => address >= Address && address - Address < MemorySize;
}
