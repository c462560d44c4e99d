namespace CoDesign.Elf.Dwarf;

/// <summary>The sections that line information is spread over; empty where the file has none.</summary>
internal sealed class DebugSections
{
    public DebugSections(ElfFile file)
    {
        Line = Find(file, ".debug_line");
        LineStrings = Find(file, ".debug_line_str");
        Strings = Find(file, ".debug_str");
    }

    public ReadOnlyMemory<byte> Line { get; }

    public ReadOnlyMemory<byte> LineStrings { get; }

    public ReadOnlyMemory<byte> Strings { get; }

    public string Problem { get; private set; } = "";

    private ReadOnlyMemory<byte> Find(ElfFile file, string name)
    {
        if (!file.TryGetSection(name, out Section? section))
        {
            return default;
        }
        if ((section.Flags & SectionFlags.Compressed) != 0)
        {
            Problem = $"{file.Path}: section {name} is compressed; build without -gz to see source lines";
            return default;
        }
        return section.FileBytes;
    }
}
