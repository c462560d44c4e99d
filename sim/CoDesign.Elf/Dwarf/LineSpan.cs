namespace CoDesign.Elf.Dwarf;

/// <summary>Addresses that share a source line.</summary>
internal readonly record struct LineSpan(ulong Start, ulong End, LineFiles Files, int File, int Line, int Column)
{
    public SourceLine Source => new(Files.PathOf(File), Line, Column);

    /// <summary>Turns sequences into disjoint spans in ascending order.</summary>
    /// <remarks>
    /// Sequences of a sound program do not overlap. Where they do, the one that starts first (then the longer, then the earlier in
    /// the file) keeps its addresses, the rule of binutils 2.40 (bfd/dwarf2.c, sort_line_sequences).
    /// </remarks>
    public static List<LineSpan> Flatten(List<LineSequence> sequences)
    {
        var spans = new List<LineSpan>();
        ulong covered = 0;
        foreach (LineSequence sequence in sequences.OrderBy(s => s.Low).ThenByDescending(s => s.High)) // stable
        {
            if (sequence.High <= covered)
            {
                continue;
            }
            for (int index = 0; index < sequence.Rows.Count; index++)
            {
                LineRow row = sequence.Rows[index];
                ulong rowEnd = index + 1 < sequence.Rows.Count ? sequence.Rows[index + 1].Address : sequence.High;
                ulong start = Math.Max(row.Address, covered);
                ulong end = Math.Min(rowEnd, sequence.High);
                if (start < end && row.Line > 0 && sequence.Files.Contains(row.File))
                {
                    Append(spans, new LineSpan(start, end, sequence.Files, row.File, row.Line, row.Column));
                }
            }
            covered = sequence.High;
        }
        return spans;
    }

    private static void Append(List<LineSpan> spans, LineSpan next)
    {
        bool continues = spans.Count != 0 && spans[^1] with { Start = next.Start, End = next.End } == next && spans[^1].End == next.Start;
        if (continues)
        {
            spans[^1] = spans[^1] with { End = next.End };
        }
        else
        {
            spans.Add(next);
        }
    }
}
