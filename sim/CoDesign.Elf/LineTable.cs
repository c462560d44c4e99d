using CoDesign.Elf.Dwarf;

namespace CoDesign.Elf;

/// <summary>Maps instruction addresses to source lines, from the DWARF section .debug_line (versions 2 to 5).</summary>
/// <remarks>
/// Of several rows for one address the last counts, as in binutils and GDB. Paths of DWARF 2 to 4 stay relative to the compilation
/// directory, which stands in another section that is not read.
/// </remarks>
public sealed class LineTable
{
    private readonly ulong[] _starts;
    private readonly LineSpan[] _spans;

    internal LineTable(List<LineSpan> spans, string problem)
    {
        _spans = [.. spans];
        _starts = [.. spans.Select(s => s.Start)];
        Problem = problem;
    }

    /// <summary>What is wrong with the debug information, one sentence with the path; empty when nothing is. Compilation units before
    /// and behind the fault, as far as they are found, still have lines.</summary>
    public string Problem { get; }

    /// <summary>True when no address has a line: no debug information, or none that could be read.</summary>
    public bool IsEmpty => _spans.Length == 0;

    /// <summary>Every range of addresses with its line, ascending and disjoint; addresses without a line lie in none.</summary>
    public IEnumerable<LineRange> Ranges => _spans.Select(s => new LineRange(s.Start, s.End, s.Source));

    /// <summary>Finds the source line of an instruction.</summary>
    /// <param name="pc">Virtual address, before the load bias; any byte of the instruction.</param>
    /// <param name="source">The line; meaningless when the method returns false.</param>
    /// <returns>False when the address has no line: assembler without debug information, code the compiler made up (line 0), gaps.</returns>
    public bool TryFind(ulong pc, out SourceLine source)
    {
        int index = Array.BinarySearch(_starts, pc);
        index = index >= 0 ? index : ~index - 1;
        bool isFound = index >= 0 && pc < _spans[index].End;
        source = isFound ? _spans[index].Source : default;
        return isFound;
    }

    internal static LineTable Read(ElfFile file)
    {
        var sections = new DebugSections(file);
        if (sections.Problem.Length != 0)
        {
            return new LineTable([], sections.Problem);
        }
        var units = new LineUnitReader(sections, file.Class);
        units.ReadAll();
        // The linker sets the sequences of functions it dropped to address 0 and leaves them in place.
        var segments = new SegmentMap(file.LoadableSegments);
        units.Sequences.RemoveAll(s => !segments.TryFind(s.Low, out Segment? segment) || !segment.IsExecutable);
        string problem = units.Problem.Length == 0 ? "" : $"{file.Path}: section .debug_line: {units.Problem}";
        return new LineTable(LineSpan.Flatten(units.Sequences), problem);
    }
}
