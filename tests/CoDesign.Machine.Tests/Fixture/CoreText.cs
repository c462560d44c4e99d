using System.Globalization;
using System.Text;
using CoDesign.Isa;

namespace CoDesign.Machine.Tests.Fixture;

/// <summary>
/// A core preset as YAML. Unless a test says otherwise every instruction takes one cycle and nothing else costs anything, so that
/// cycles equal instructions and each number in a test is one that the test put there.
/// </summary>
internal sealed record CoreText
{
    public string Isa { get; init; } = "rv64imac_zicsr_zifencei_zicntr";

    /// <summary>m, mu or msu; null: the key is absent.</summary>
    public string? Privilege { get; init; }

    /// <summary>The value of <c>pmp</c>; null: none.</summary>
    public string? Pmp { get; init; }

    /// <summary>The value of <c>translation</c>; null: none.</summary>
    public string? Translation { get; init; }

    public Dictionary<OpClass, int> Latency { get; init; } = [];

    public Dictionary<OpClass, int> Interval { get; init; } = [];

    public int? WriteAfterWrite { get; init; }

    /// <summary>Setup, per bit, negative, shorter, by zero.</summary>
    public (int Setup, int PerBit, int Negative, int Shorter, int ByZero) Division { get; init; } = (1, 0, 0, 1, 1);

    public int BranchTaken { get; init; }

    public int BranchMispredicted { get; init; }

    public int Jump { get; init; }

    public int JumpRegister { get; init; }

    public int JumpRegisterMispredicted { get; init; }

    public int FetchWord { get; init; } = 4;

    /// <summary>The value of <c>prefetch</c>, its source apart; null: the front end is always in time.</summary>
    public string? Prefetch { get; init; }

    /// <summary>The value of <c>out_of_order</c>, its source apart; null: in order.</summary>
    public string? OutOfOrder { get; init; }

    public int? BehindMultiply { get; init; }

    public int? StoreDataLate { get; init; }

    /// <summary>Whether the next instruction moves up while one waits for memory.</summary>
    public bool WaitsBehindDecoder { get; init; }

    /// <summary>The value of <c>exclusive</c>, its source apart; null: as class atomic.</summary>
    public string? Exclusive { get; init; }

    public int? DivisionResultEarly { get; init; }

    /// <summary>The value of <c>store_buffer</c>, its source apart; null: none.</summary>
    public string? StoreBuffer { get; init; }

    public int MemoryLatency { get; init; } = 1;

    public int Trap { get; init; }

    /// <summary>Counters, targets, return addresses; null: no predictor.</summary>
    public (int History, int Targets, int Returns)? Predictor { get; init; }

    public CacheText? InstructionCache { get; init; }

    public CacheText? DataCache { get; init; }

    /// <summary>Bytes on which cache-block instructions act; null: the key is absent.</summary>
    public int? CacheBlock { get; init; }

    /// <summary>Further cycles of a misaligned access; null: it traps.</summary>
    public int? MisalignedExtra { get; init; }

    public int SystemCall { get; init; }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            schema: codesign.core/1
            name: bench
            description: a core for tests
            isa: {{Isa}}
            stages: 1
            {{Line(Privilege, $"privilege: {Privilege}")}}
            {{Line(Pmp, $"pmp: {Pmp}")}}
            {{Line(Translation, $"translation: {Translation}")}}
            misaligned: {{(MisalignedExtra is null ? "trap" : "split")}}
            pipeline:
              latency: {source: test{{Classes(Latency)}}}
              interval: {source: test{{Classes(Interval)}}}
              division: {source: test, setup: {{Division.Setup}} cycles, per_bit: {{Division.PerBit}} cycles, negative: {{Division.Negative}} cycles, shorter: {{Division.Shorter}} cycles, by_zero: {{Division.ByZero}} cycles{{(DivisionResultEarly is int early ? $", result_early: {early} cycles" : string.Empty)}}}
              memory_wait: {{(WaitsBehindDecoder ? "behind" : "decode")}}
              redirect:
                source: test
                branch_taken: {{BranchTaken}} cycles
                branch_mispredicted: {{BranchMispredicted}} cycles
                jump: {{Jump}} cycles
                jump_register: {{JumpRegister}} cycles
                jump_register_mispredicted: {{JumpRegisterMispredicted}} cycles
                fetch_word: {{FetchWord}} B
                trap: {{Trap}} cycles
            {{Line(WriteAfterWrite, $"  write_after_write: {{value: {WriteAfterWrite} cycles, source: test}}")}}
            {{Line(BehindMultiply, $"  behind_multiply: {{value: {BehindMultiply} cycles, source: test}}")}}
            {{Line(StoreDataLate, $"  store_data_late: {{value: {StoreDataLate} cycles, source: test}}")}}
            {{Line(Exclusive, $"  exclusive: {{source: test, {Exclusive}}}")}}
            {{Line(Prefetch, $"  prefetch: {{source: test, {Prefetch}}}")}}
            {{Line(OutOfOrder, $"  out_of_order: {{source: test, {OutOfOrder}}}")}}
            {{Line(StoreBuffer, $"store_buffer: {{source: test, {StoreBuffer}}}")}}
            {{Line(MisalignedExtra, $"misaligned_extra: {{value: {MisalignedExtra} cycles, source: test}}")}}
            {{Line(Predictor, $"predictor: {{history_entries: {Predictor?.History}, target_entries: {Predictor?.Targets}, return_entries: {Predictor?.Returns}, source: test}}")}}
            {{InstructionCache?.ToYaml("instruction_cache")}}
            {{DataCache?.ToYaml("data_cache")}}
            {{Line(CacheBlock, $"cache_block: {CacheBlock} B")}}
            system_call: {value: {{SystemCall}} cycles, source: test}
            energy: any
            standalone:
              technology: {node: 22 nm, voltage: 0.8 V, temperature: 25 C}
              clock: 100 MHz
              memory: 1 MiB
              memory_width: 64 bit
              memory_latency: {value: {{MemoryLatency}} cycles, source: test}
              memory_energy: any

            """);
        return text.ToString();
    }

    private static string Classes(Dictionary<OpClass, int> cycles) => string.Concat(
        Enum.GetValues<OpClass>().Where(c => c is not OpClass.IntDiv).Select(c => $", {Snake(c)}: {cycles.GetValueOrDefault(c, 1)} cycles"));

    private static string Line(object? given, string line) => given is null ? string.Empty : line;

    private static string Snake(OpClass opClass) =>
        string.Concat(opClass.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}

/// <summary>A cache in a core preset.</summary>
internal sealed record CacheText(int Size, int Line, int Ways, int MissOverhead = 0, bool WritesBack = false, bool IsRandom = false, bool HasAtomicsInMemory = false, bool IsCriticalWordFirst = false)
{
    public string ToYaml(string key) =>
        $"{key}: {{size: {Size} B, line: {Line} B, ways: {Ways}, write: {(WritesBack ? "back" : "through")}, replacement: {(IsRandom ? "random" : "lru")}, atomics: {(HasAtomicsInMemory ? "memory" : "cache")}, line_fill: {(IsCriticalWordFirst ? "critical_word" : "whole_line")}, miss_overhead: {{value: {MissOverhead} cycles, source: test}}}}";
}
