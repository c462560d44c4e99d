using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;

namespace CoDesign.Description.Checks;

/// <summary>The address ranges of a chip, for finding those that overlap.</summary>
internal static class AddressRanges
{
    /// <summary>Reports ranges that overlap, wrap, or do not begin on a page.</summary>
    public static void Check(ChipDescription chip, DiagnosticBag diagnostics)
    {
        List<Range> ranges =
        [
            .. chip.Memories.Select(m => new Range("memory", m.Id, m.Base.Value.Value, m.Size.Bytes, m.Base.Position)),
            .. chip.Devices.Select(d => new Range("device", d.Id, d.Base.Value.Value, d.Size.Bytes, d.Base.Position)),
            .. chip.Modules.Select(m => new Range("module", m.Id, m.Registers.Value.Value, ModuleDescription.WindowSize.Bytes, m.Registers.Position)),
        ];
        foreach (Range range in ranges.Where(r => r.Size > 0 && r.Start + (r.Size - 1) < r.Start))
        {
            diagnostics.Error(range.Position, $"{range} goes beyond the address space", "lower its base or its size");
        }

        foreach (MemoryDescription memory in chip.Memories.Where(m => m.Base.Value.Value % PageBytes != 0 || m.Size.Bytes % PageBytes != 0))
        {
            diagnostics.Error(memory.Base.Position, $"memory '{memory.Id}' ({memory.Base.Value} + {memory.Size}) does not fill pages", "make base and size multiples of 4 KiB");
        }

        for (int i = 0; i < ranges.Count; i++)
        {
            for (int j = i + 1; j < ranges.Count; j++)
            {
                ReportOverlap(ranges[i], ranges[j], diagnostics);
            }
        }
    }

    private const ulong PageBytes = 4096;

    private static void ReportOverlap(Range a, Range b, DiagnosticBag diagnostics)
    {
        (Range low, Range high) = a.Start <= b.Start ? (a, b) : (b, a);
        if (low.Size == 0 || high.Size == 0 || high.Start - low.Start >= low.Size)
        {
            return;
        }

        string remedy = high.Start == low.Start
            ? $"move '{low.Id}' or '{high.Id}'"
            : $"move one, or shrink '{low.Id}' to {new ByteSize(high.Start - low.Start)}";
        diagnostics.Error(b.Position, $"{low} overlaps {high}", remedy);
    }

    private sealed record Range(string Kind, string Id, ulong Start, ulong Size, SourcePosition Position)
    {
        public override string ToString() => $"{Kind} '{Id}' ({new Address(Start)} + {new ByteSize(Size)})";
    }
}
