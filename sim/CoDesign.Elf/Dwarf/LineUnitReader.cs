namespace CoDesign.Elf.Dwarf;

/// <summary>Reads every unit of .debug_line into sequences of rows.</summary>
internal sealed class LineUnitReader(DebugSections sections, ElfClass width)
{
    // An initial length with this value says that a 64-bit length follows; greater than or equal to the lowest is reserved.
    private const uint Format64 = 0xffff_ffff, LowestReserved = 0xffff_fff0;

    public List<LineSequence> Sequences { get; } = [];

    /// <summary>The first fault; empty when there was none.</summary>
    public string Problem { get; private set; } = "";

    public void ReadAll()
    {
        var cursor = new ByteCursor(sections.Line.Span);
        while (!cursor.IsAtEnd)
        {
            int start = cursor.Position;
            uint first = cursor.U32();
            ulong length = first == Format64 ? cursor.U64() : first;
            if (first is >= LowestReserved and < Format64)
            {
                Report(start, $"length 0x{first:x} is reserved");
                return;
            }
            var unit = new ByteCursor(cursor.Take(length));
            if (cursor.HasFailed)
            {
                Report(start, "length goes beyond the end of the section");
                return;
            }
            string problem = ReadUnit(ref unit, first == Format64);
            if (problem.Length != 0)
            {
                Report(start, problem);
            }
        }
    }

    private string ReadUnit(ref ByteCursor unit, bool is64)
    {
        var headers = new LineHeaderReader(sections);
        LineUnitHeader? header = headers.Read(ref unit, is64);
        return header is null ? headers.Problem : new LineProgram(header, width, Sequences).Run(ref unit);
    }

    private void Report(int start, string problem) => Problem = Problem.Length == 0 ? $"unit at 0x{start:x}: {problem}" : Problem;
}
