using System.Text;

namespace CoDesign.Elf;

/// <summary>Reads the ISA string from .riscv.attributes.</summary>
/// <remarks>Source: RISC-V ELF psABI Specification 1.0, "Attributes"; layout from the Arm ELF build attributes it refers to.</remarks>
internal static class AttributesReader
{
    private const byte FormatVersion = (byte)'A';
    private const ulong FileScope = 1;
    private const ulong ArchTag = 5;

    /// <summary>Gives Tag_RISCV_arch, or "" when the file does not have it.</summary>
    public static string ReadArchitecture(List<Section> sections, ProblemList problems)
    {
        if (sections.Find(s => s.Type == SectionType.RiscvAttributes) is not { FileBytes.IsEmpty: false } section)
        {
            return "";
        }
        var cursor = new ByteCursor(section.FileBytes.Span);
        if (cursor.U8() == FormatVersion && TryFindVendor(ref cursor, out ReadOnlySpan<byte> attributes)
            && TryFindArchitecture(attributes, out string architecture))
        {
            return architecture;
        }
        problems.Add($"section {section.Name}: malformed build attributes");
        return "";
    }

    // Subsections: u32 length (counting itself), vendor name, contents.
    private static bool TryFindVendor(ref ByteCursor cursor, out ReadOnlySpan<byte> attributes)
    {
        attributes = [];
        while (!cursor.IsAtEnd)
        {
            uint length = cursor.U32();
            var subsection = new ByteCursor(cursor.Take(length < 4 ? ulong.MaxValue : length - 4));
            if (subsection.ZeroTerminated().SequenceEqual("riscv"u8))
            {
                attributes = subsection.Take((ulong)subsection.Remaining);
                return true;
            }
        }
        return !cursor.HasFailed;
    }

    // Sub-subsections: ULEB128 scope, u32 length (counting scope and itself), pairs of tag and value.
    private static bool TryFindArchitecture(ReadOnlySpan<byte> attributes, out string architecture)
    {
        architecture = "";
        var cursor = new ByteCursor(attributes);
        while (!cursor.IsAtEnd)
        {
            int start = cursor.Position;
            ulong scope = cursor.Uleb();
            uint length = cursor.U32();
            uint prefix = (uint)(cursor.Position - start);
            var pairs = new ByteCursor(cursor.Take(length < prefix ? ulong.MaxValue : length - prefix));
            while (scope == FileScope && !pairs.IsAtEnd)
            {
                ulong tag = pairs.Uleb();
                // Odd tags have a string, even ones a number.
                ReadOnlySpan<byte> text = (tag & 1) != 0 ? pairs.ZeroTerminated() : [];
                _ = (tag & 1) == 0 ? pairs.Uleb() : 0;
                if (tag == ArchTag && !pairs.HasFailed)
                {
                    architecture = Encoding.UTF8.GetString(text);
                    return true;
                }
            }
            if (pairs.HasFailed)
            {
                return false;
            }
        }
        return !cursor.HasFailed;
    }
}
