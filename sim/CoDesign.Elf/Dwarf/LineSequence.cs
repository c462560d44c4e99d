namespace CoDesign.Elf.Dwarf;

/// <summary>A row of the line table: from this address on the code belongs to that line.</summary>
internal readonly record struct LineRow(ulong Address, int File, int Line, int Column);

/// <summary>Rows for one contiguous piece of code, usually a function's section.</summary>
/// <param name="Low">First address.</param>
/// <param name="High">First address behind, from DW_LNE_end_sequence.</param>
/// <param name="Rows">At least one, in ascending order of address.</param>
/// <param name="Files">What the file numbers of the rows mean.</param>
internal sealed record LineSequence(ulong Low, ulong High, IReadOnlyList<LineRow> Rows, LineFiles Files);
