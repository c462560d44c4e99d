using CoDesign.Results;

namespace CoDesign.Reports.Tests;

/// <summary>Findings of the fixture: one with everything, one where nearly all is unknown.</summary>
internal static class FixtureFindings
{
    public static IReadOnlyList<FindingRecord> All =>
    [
        new(
            "TB101", "R1", "error", "deny", false, "npu", "core0", ["prompt"], 64, 2, 2_500_000, "0x40000000", 8, 24,
            "0x80000010", "operator<<(a, b)+0x10", "src/a b#1.cpp:12", "gemm<1>",
            "'prompt' in clear reaches 'npu' (zone acme): prompts never leave <script>alert(1)</script>", Path),
        new(
            "TB999", null, "warning", "deny", true, "stdout", null, [], 0, 1, 9_000_000, null, null, null, null, null, null, null,
            "something & nothing more", []),
    ];

    // A reader sees: born, copied by memcpy (steps 2 to 5 are one hop), hashed, then memcpy and the unit once more (folded), sent.
    private static IReadOnlyList<PathRecord> Path =>
    [
        new("source", "0x80000100", "main+0x4", "src/main.cpp:5", "0x80001000", "g_prompt+0x0", "prompt: symbol g_prompt"),
        new("load", "0x80000200", "memcpy+0x8", "src/memory.cpp:20", "0x80001000", "g_prompt+0x0", null),
        new("store", "0x80000204", "memcpy+0xc", "src/memory.cpp:20", "0x80002000", "scratch+0x10", null),
        new("load", "0x80000208", "memcpy+0x10", "src/memory.cpp:21", "0x80002000", "scratch+0x10", null),
        new("store", "0x8000020c", "memcpy+0x14", "src/memory.cpp:21", "0x80003000", null, null),
        new("module", "0x80000300", "digest+0x2", null, "0x80003100", null, "hash0"),
        new("load", "0x80000200", "memcpy+0x8", "src/memory.cpp:20", "0x80003100", null, null),
        new("module", "0x80000300", "digest+0x2", null, "0x80003200", null, "hash0"),
        new("load", "0x8000000c", "operator<<(a, b)+0xc", "src/a b#1.cpp:12", "0x80003200", null, null),
    ];
}
