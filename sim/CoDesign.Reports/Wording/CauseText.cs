namespace CoDesign.Reports;

/// <summary>What each cause of the CPI stack means, in the words of a reader who does not know the core.</summary>
internal static class CauseText
{
    private static readonly Dictionary<string, (string Title, string Meaning)> Causes = new(StringComparer.Ordinal)
    {
        ["base"] = ("Instructions", "one cycle for each instruction that retires"),
        ["load_use"] = ("Load to use", "waiting for a loaded value, or for the load itself on a core that holds the pipeline"),
        ["branch"] = ("Branches", "refetch after a taken or mispredicted branch, a jump, a call or a return"),
        ["icache"] = ("Instruction cache", "misses"),
        ["dcache"] = ("Data cache and memory", "misses, and wait states of memory that is not cached"),
        ["tlb"] = ("Address translation", "misses"),
        ["mul_div"] = ("Multiply and divide", "multiplier and divider busy"),
        ["mmio"] = ("Device access", "accesses that leave the core's zone or reach device registers"),
        ["offload_wait"] = ("Waiting for a module", "sleeping until an accelerator completes"),
        ["fetch"] = ("Fetch", "instruction fetch that cannot keep up: alignment, wait states without a cache"),
        ["store"] = ("Stores", "stores that hold the pipeline"),
        ["fp"] = ("Floating point", "floating-point unit busy"),
        ["trap"] = ("Traps", "trap entry and return, and the execution environment behind a system call"),
        ["structural"] = ("Structural", "everything else that holds issue: write-after-write, CSR access, fences, atomics"),
    };

    /// <summary>A few words for a cause; its own name if it is not known here.</summary>
    public static string TitleOf(string cause) => Causes.TryGetValue(cause, out (string Title, string Meaning) text) ? text.Title : cause;

    /// <summary>What the cause means; empty if it is not known here.</summary>
    public static string MeaningOf(string cause) =>
        Causes.TryGetValue(cause, out (string Title, string Meaning) text) ? text.Meaning : string.Empty;

    /// <summary>Title and meaning in one line.</summary>
    public static string DescriptionOf(string cause) =>
        MeaningOf(cause) is { Length: > 0 } meaning ? $"{TitleOf(cause)}, {meaning}" : cause;
}
