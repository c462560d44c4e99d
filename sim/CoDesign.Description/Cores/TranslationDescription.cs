using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Cores;

/// <summary>Page-based virtual memory (RISC-V Privileged Architecture, “Virtual-Memory System”).</summary>
/// <param name="Scheme">Largest scheme that satp takes.</param>
/// <param name="TlbEntries">Translations that the hart holds for instructions, and as many for data; replaced first in, first out.</param>
/// <param name="Updates">Who sets the accessed and dirty bits.</param>
/// <param name="Source">Where the numbers come from.</param>
public sealed record TranslationDescription(TranslationScheme Scheme, int TlbEntries, AccessedDirtyUpdate Updates, string Source)
{
    /// <summary>Reads the block.</summary>
    public static TranslationDescription Read(NodeReader node) => new(
        node.Enum<TranslationScheme>("scheme", "Largest scheme that satp takes; sv48 includes sv39."),
        node.Count("tlb_entries", "Translations that the hart holds for instructions, and as many for data; replaced first in, first out.", 1, 4096),
        node.EnumOr("accessed_dirty", "Who sets the accessed and dirty bits of a page.", AccessedDirtyUpdate.Trap),
        node.Scalar("source", "Where the numbers come from.", Scalar.MultilineText));
}
