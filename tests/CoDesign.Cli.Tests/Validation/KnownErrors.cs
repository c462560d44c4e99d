namespace CoDesign.Cli.Tests.Validation;

/// <summary>Micro-benchmarks that some core's model gets wrong by more than two percent, and why.</summary>
internal static class KnownErrors
{
    private const string FillBuffers =
        "Ibex with instruction cache and slow memory: each redirect holds one of four fill buffers until its speculative request to memory is answered, "
        + "and a redirect that finds none free waits; not modelled (`empty_loop` 3.33 cycles for 3).";

    private const string Fills =
        "Ibex with instruction cache: a miss in straight code costs a quarter of a miss, for four fill buffers. The write of the line into the cache "
        + "competes with lookups, which is not modelled, and replacement is random where Ibex has a ring.";

    /// <summary>Program and reason.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["micro_br_tk_back"] = FillBuffers,
        ["micro_br_tk_fwd"] = FillBuffers,
        ["micro_br_tk_fwd16"] = FillBuffers,
        ["micro_call_d1"] = FillBuffers,
        ["micro_call_d4"] = "CVA6: a return that finds the return stack empty fetches straight on; where that line is not cached, the core waits for a fill that it "
            + "then throws away, at every such return. Wrong-path fetches are not modelled.",
        ["micro_call_d8"] = "CVA6: as `call_d4`.",
        ["micro_empty_loop"] = FillBuffers,
        ["micro_ic_24k"] = Fills,
        ["micro_ic_64k"] = Fills,
        ["micro_ind_rot4"] = FillBuffers,
        ["micro_ind_same"] = FillBuffers,
        ["micro_jal_fwd"] = FillBuffers,
    };

    /// <summary>The programs.</summary>
    public static IEnumerable<string> Programs => All.Keys;
}
