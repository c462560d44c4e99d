namespace CoDesign.Results;

/// <summary>A memory.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="SizeBytes">Its capacity.</param>
/// <param name="WidthBits">Bits that one access moves.</param>
/// <param name="Reads">Accesses that read; null unless timing is full.</param>
/// <param name="Writes">Accesses that wrote; null unless timing is full.</param>
/// <param name="Actions">Actions that cost energy.</param>
public sealed record MemoryRecord(
    string Id, string Zone, long SizeBytes, int WidthBits, long? Reads, long? Writes, IReadOnlyDictionary<string, long> Actions)
{
    /// <summary>What it did as a DRAM; null for other memories.</summary>
    public DramRecord? Dram { get; init; }
}
