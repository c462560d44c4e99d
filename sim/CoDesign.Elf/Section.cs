namespace CoDesign.Elf;

/// <summary>One named range of the program, as the linker script defined it.</summary>
/// <param name="Name">For example <c>.text</c>; names need not be unique.</param>
/// <param name="Type">Kind of contents.</param>
/// <param name="Flags">Whether it occupies memory and how it may be used.</param>
/// <param name="Address">Virtual address, before the load bias; 0 when it occupies no memory.</param>
/// <param name="Size">Bytes; for <see cref="SectionType.NoBits"/> unchecked and possibly absurd.</param>
/// <param name="FileBytes">A view of the file; empty for <see cref="SectionType.NoBits"/>.</param>
public sealed record Section(
    string Name,
    SectionType Type,
    SectionFlags Flags,
    ulong Address,
    ulong Size,
    ReadOnlyMemory<byte> FileBytes)
{
    // sh_link: for a symbol table the index of its string table.
    internal uint Link { get; init; }

    // sh_entsize: bytes of one entry of a table.
    internal ulong EntrySize { get; init; }

    internal bool IsInMemory => (Flags & (SectionFlags.Allocate | SectionFlags.ThreadLocal)) == SectionFlags.Allocate;

    // First address behind the section; saturates because NOBITS sizes are unchecked.
    internal ulong End => Address + Math.Min(Size, ulong.MaxValue - Address);
}
