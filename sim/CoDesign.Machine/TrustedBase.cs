using CoDesign.Elf;
using CoDesign.Machine.Guest;
using CoDesign.Results;

namespace CoDesign.Machine;

/// <summary>Measures what must be right for an audit to mean anything.</summary>
internal static class TrustedBase
{
    /// <summary>The trusted base of a run.</summary>
    /// <param name="elf">The program.</param>
    /// <param name="executed">Instructions of it that were executed at least once.</param>
    /// <param name="declassifier">Knows the sanitizers; null without them.</param>
    /// <param name="zones">Zones and their parts.</param>
    /// <param name="area">Sizes of parts.</param>
    public static TrustedBaseRecord Of(ElfFile elf, long executed, Declassifier? declassifier, IReadOnlyList<ZoneRecord> zones, IReadOnlyList<AreaRecord> area)
    {
        IReadOnlyList<(ulong Address, int Length)> sanitizers = declassifier?.Code ?? [];
        SourceLine[] lines = [.. elf.Lines.Ranges.Select(r => r.Source)];
        return new TrustedBaseRecord(
            CodeBytesOf(elf),
            elf.Symbols.Where(s => s.Type is SymbolType.Function && s.Size > 0).Select(s => s.Value).Distinct().Count(),
            elf.Lines.IsEmpty ? null : lines.Select(l => (l.File, l.Line)).Distinct().Count(),
            elf.Lines.IsEmpty ? null : lines.Select(l => l.File).Distinct().Count(),
            executed,
            sanitizers.Sum(s => (long)s.Length),
            sanitizers.Count,
            [
                .. zones.Where(z => z.Tcb).SelectMany(z => z.Parts.Select(p => new TrustedPartRecord(
                    p.Id, p.Kind, p.Detail, z.Id, z.Openness, area.FirstOrDefault(a => a.Id == p.Id)?.Gates))),
            ]);
    }

    // A program that was stripped of its section headers has segments only.
    private static long CodeBytesOf(ElfFile elf)
    {
        Section[] code = [.. elf.Sections.Where(s => (s.Flags & SectionFlags.Execute) != 0 && s.Type is not SectionType.NoBits)];
        return code.Length > 0 ? code.Sum(s => (long)s.FileBytes.Length) : elf.LoadableSegments.Where(s => s.IsExecutable).Sum(s => (long)s.FileBytes.Length);
    }
}
