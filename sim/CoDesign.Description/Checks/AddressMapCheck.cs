using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Checks;

/// <summary>Whether the address ranges of a chip can exist beside each other.</summary>
internal static class AddressMapCheck
{
    private const ulong PageBytes = 4096;

    /// <summary>Reports ranges that overlap, wrap, or do not fill pages.</summary>
    public static void Check(ChipDescription chip, DiagnosticBag diagnostics)
    {
        List<Part> parts =
        [
            .. chip.Memories.Select(m => new Part("memory", m.Id, new AddressRange(m.Base.Value, m.Size), m.Base.Position)),
            .. chip.Devices.Select(d => new Part("device", d.Id, new AddressRange(d.Base.Value, d.Size), d.Base.Position)),
            .. chip.Modules.Select(m => new Part("module", m.Id, new AddressRange(m.Registers.Value, ModuleDescription.WindowSize), m.Registers.Position)),
            .. chip.Protection?.Iopmp is { Registers: Located<Address> registers } iopmp
                ? [new Part("registers of the", IopmpDescription.Id, new AddressRange(registers.Value, iopmp.WindowSize), registers.Position)]
                : Array.Empty<Part>(),
        ];
        foreach (Part part in parts.Where(p => p.Range.IsWrapping))
        {
            diagnostics.Error(part.Position, $"{part} goes beyond the address space", "lower its base or its size");
        }

        foreach (MemoryDescription memory in chip.Memories.Where(m => m.Base.Value.Value % PageBytes != 0 || m.Size.Bytes % PageBytes != 0))
        {
            diagnostics.Error(memory.Base.Position, $"memory '{memory.Id}' ({memory.Base.Value} + {memory.Size}) does not fill pages", "make base and size multiples of 4 KiB");
        }

        for (int i = 0; i < parts.Count; i++)
        {
            foreach (Part other in parts.Skip(i + 1).Where(o => !o.Range.IsWrapping && !parts[i].Range.IsWrapping && o.Range.Overlaps(parts[i].Range)))
            {
                ReportOverlap(parts[i], other, diagnostics);
            }
        }
    }

    private static void ReportOverlap(Part a, Part b, DiagnosticBag diagnostics)
    {
        (Part low, Part high) = a.Range.Base <= b.Range.Base ? (a, b) : (b, a);
        ulong gap = high.Range.Base.Value - low.Range.Base.Value;
        string remedy = gap == 0
            ? $"move '{low.Id}' or '{high.Id}'"
            : $"move one, or shrink '{low.Id}' to {new ByteSize(gap)}";
        diagnostics.Error(b.Position, $"{low} overlaps {high}", remedy);
    }

    private sealed record Part(string Kind, string Id, AddressRange Range, SourcePosition Position)
    {
        public override string ToString() => $"{Kind} '{Id}' ({Range})";
    }
}
