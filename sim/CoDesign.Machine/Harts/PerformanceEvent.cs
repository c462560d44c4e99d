using CoDesign.Timing;

namespace CoDesign.Machine.Harts;

/// <summary>Something that a performance counter can count. docs/performance-counters.md has the list for programmers.</summary>
/// <param name="Number">What software writes to mhpmevent.</param>
/// <param name="Name">Name.</param>
/// <param name="Total">How often it has happened, or how many cycles were lost to it, since reset.</param>
internal sealed record PerformanceEvent(int Number, string Name, Func<Hart, long> Total)
{
    /// <summary>Every event by rising number; 0 counts nothing.</summary>
    public static IReadOnlyList<PerformanceEvent> All { get; } =
    [
        Lost(0x01, StallCause.LoadUse),
        Lost(0x02, StallCause.Branch),
        Lost(0x03, StallCause.Icache),
        Lost(0x04, StallCause.Dcache),
        Lost(0x05, StallCause.Tlb),
        Lost(0x06, StallCause.MulDiv),
        Lost(0x07, StallCause.Mmio),
        Lost(0x08, StallCause.OffloadWait),
        Lost(0x09, StallCause.Fetch),
        Lost(0x0A, StallCause.Store),
        Lost(0x0B, StallCause.Fp),
        Lost(0x0C, StallCause.Trap),
        Lost(0x0D, StallCause.Structural),
        new(0x20, "icache_read", h => h.InstructionCache?.Reads ?? 0),
        new(0x21, "icache_fill", h => h.InstructionCache?.Fills ?? 0),
        new(0x22, "dcache_read", h => h.DataCache?.Reads ?? 0),
        new(0x23, "dcache_write", h => h.DataCache?.Writes ?? 0),
        new(0x24, "dcache_fill", h => h.DataCache?.Fills ?? 0),
        new(0x25, "dcache_write_back", h => h.DataCache?.WriteBacks ?? 0),
        new(0x28, "itlb_miss", h => h.FetchTlbMisses),
        new(0x29, "dtlb_miss", h => h.DataTlbMisses),
        new(0x30, "prediction", h => h.Predictor.Predictions),
        new(0x31, "misprediction", h => h.Predictor.Mispredictions),
        new(0x38, "misaligned_access", h => h.MisalignedAccesses),
    ];

    /// <summary>The event of a number; null: there is none.</summary>
    public static PerformanceEvent? Find(ulong number) => All.FirstOrDefault(e => (ulong)e.Number == number);

    private static PerformanceEvent Lost(int number, StallCause cause) =>
        new(number, $"{Description.Scalars.YamlName.Of(cause)}_cycles", h => h.CyclesLost[cause]);
}
