using System.Diagnostics.CodeAnalysis;

namespace CoDesign.Elf;

/// <summary>Answers which symbol an address belongs to, by binary search over disjoint ranges.</summary>
/// <remarks>
/// A symbol with a size covers it; one without covers everything up to the next symbol or the end of its section, because
/// functions in assembler often have no size. Where symbols with a size nest, the one that starts last wins. Labels without a
/// size inside a sized symbol do not split it (the linker's __global_pointer$ points into the middle of some array).
/// </remarks>
internal sealed class SymbolMap
{
    private readonly List<ulong> _starts = [];
    private readonly List<(ulong End, Symbol Symbol)> _ranges = [];

    public SymbolMap(IReadOnlyList<Symbol> symbols, IReadOnlyList<Section> sections)
    {
        List<Candidate> candidates = [.. symbols.Where(s => IsNameable(s, sections)).Select(s => new Candidate(s, sections))];
        candidates.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : ComparePreference(a.Symbol, b.Symbol));
        Flatten(Extend(candidates));
    }

    /// <summary>Orders aliases: the first is the better name.</summary>
    public static int ComparePreference(Symbol a, Symbol b)
    {
        int order = b.IsFunction.CompareTo(a.IsFunction);
        order = order != 0 ? order : BindingRank(a.Binding).CompareTo(BindingRank(b.Binding));
        order = order != 0 ? order : (b.Size != 0).CompareTo(a.Size != 0);
        order = order != 0 ? order : b.Size.CompareTo(a.Size);
        return order != 0 ? order : string.CompareOrdinal(a.Name, b.Name);
    }

    /// <summary>Orders symbols of one name: the first is the one that the name means to the rest of the program.</summary>
    public static int CompareNamesakes(Symbol a, Symbol b)
    {
        int order = BindingRank(a.Binding).CompareTo(BindingRank(b.Binding));
        order = order != 0 ? order : ComparePreference(a, b);
        return order != 0 ? order : a.Value.CompareTo(b.Value);
    }

    public bool TryFind(ulong address, [NotNullWhen(true)] out Symbol? symbol)
    {
        int index = _starts.BinarySearch(address);
        index = index >= 0 ? index : ~index - 1;
        symbol = index >= 0 && address < _ranges[index].End ? _ranges[index].Symbol : null;
        return symbol is not null;
    }

    private static int BindingRank(SymbolBinding binding) => binding switch
    {
        SymbolBinding.Global or SymbolBinding.GnuUnique => 0,
        SymbolBinding.Weak => 1,
        _ => 2,
    };

    private static bool IsNameable(Symbol symbol, IReadOnlyList<Section> sections) =>
        (symbol.IsFunction || symbol.Type is SymbolType.Object or SymbolType.NoType)
        && symbol.SectionIndex > 0 && symbol.SectionIndex < sections.Count
        && sections[symbol.SectionIndex] is { IsInMemory: true } section
        && symbol.Value >= section.Address && symbol.Value < section.End
        && !IsMappingOrLocalLabel(symbol.Name);

    // Source: RISC-V ELF psABI Specification 1.0, "Mapping Symbol": $x, $x<ISA>, $d, each with an optional .suffix.
    private static bool IsMappingOrLocalLabel(string name) =>
        name.Length == 0 || name.StartsWith(".L", StringComparison.Ordinal)
        || name.StartsWith("$x", StringComparison.Ordinal)
        || name == "$d" || name.StartsWith("$d.", StringComparison.Ordinal);

    private static List<Candidate> Extend(List<Candidate> sorted)
    {
        var kept = new List<Candidate>(sorted.Count);
        ulong coveredEnd = 0; // end of the sized symbols that start before the current address
        for (int index = 0; index < sorted.Count;)
        {
            ulong start = sorted[index].Start;
            ulong nextCoveredEnd = coveredEnd;
            for (; index < sorted.Count && sorted[index].Start == start; index++)
            {
                Candidate candidate = sorted[index];
                bool isSized = candidate.Symbol.Size != 0;
                if (isSized || start >= coveredEnd)
                {
                    kept.Add(candidate);
                }
                nextCoveredEnd = isSized ? Math.Max(nextCoveredEnd, candidate.End) : nextCoveredEnd;
            }
            coveredEnd = nextCoveredEnd;
        }
        ulong nextStart = ulong.MaxValue;
        for (int index = kept.Count - 1; index >= 0; index--)
        {
            Candidate candidate = kept[index];
            nextStart = index + 1 < kept.Count && kept[index + 1].Start != candidate.Start ? kept[index + 1].Start : nextStart;
            if (candidate.Symbol.Size == 0)
            {
                kept[index] = candidate with { End = Math.Min(candidate.End, nextStart) };
            }
        }
        return kept;
    }

    // Sweep over the starts with the open symbols on a stack, the one that started last on top.
    private void Flatten(List<Candidate> candidates)
    {
        var open = new Stack<Candidate>();
        ulong position = 0;
        for (int index = 0; index < candidates.Count;)
        {
            ulong start = candidates[index].Start;
            CloseUntil(start, open, ref position);
            position = start;
            int next = index;
            while (next < candidates.Count && candidates[next].Start == start)
            {
                next++;
            }
            // The best alias goes on top; a longer alias below it shows where the best one has ended.
            for (int alias = next - 1; alias >= index; alias--)
            {
                open.Push(candidates[alias]);
            }
            index = next;
        }
        CloseUntil(ulong.MaxValue, open, ref position);
    }

    private void CloseUntil(ulong limit, Stack<Candidate> open, ref ulong position)
    {
        while (position < limit && open.TryPeek(out Candidate top))
        {
            if (top.End <= position)
            {
                open.Pop();
                continue;
            }
            ulong end = Math.Min(top.End, limit);
            _starts.Add(position);
            _ranges.Add((end, top.Symbol));
            position = end;
        }
    }

    private readonly record struct Candidate(ulong Start, ulong End, Symbol Symbol)
    {
        public Candidate(Symbol symbol, IReadOnlyList<Section> sections)
            : this(symbol.Value, EndOf(symbol, sections[symbol.SectionIndex]), symbol)
        {
        }

        private static ulong EndOf(Symbol symbol, Section section) =>
            symbol.Size == 0 ? section.End : symbol.Value + Math.Min(symbol.Size, section.End - symbol.Value);
    }
}
