using System.Globalization;
using System.Text;
using CoDesign.Description.Runs;
using CoDesign.Isa;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Machine.Tests.Translation;

/// <summary>The interpreter and translated code leave the same state behind, to the last register, byte, cycle, count and label.</summary>
public sealed class EquivalenceTests
{
    private const string Full = "imafdc_zicsr_zifencei_zicntr_zicond_zba_zbb_zbc_zbs_zbkb_zbkx_zknd_zkne_zknh_zcb";

    // 30 programs of each kind; a body of 300 steps is some 350 instructions, and runs 150 times: eight kinds make ten million.
    private const int ProgramsPerKind = 30;
    private const int ProgramsPerMode = 4;
    private const int Steps = 300;
    private const int RoundsOfBody = 150;
    private const long LeastInstructions = 10_000_000;

    internal static readonly string[] Kinds = ["rv64 plain", "rv32 plain", "rv64 caches", "rv32 caches", "rv64 buffer", "rv64 labels", "rv64 window", "rv64 scopes"];

    [Fact]
    public void Ten_million_random_instructions_leave_the_same_state_in_both_engines()
    {
        long instructions = 0;
        var difference = new StringBuilder();
        foreach (string kind in Kinds)
        {
            for (int number = 0; number < ProgramsPerKind && difference.Length == 0; number++)
            {
                instructions += Compare(kind, (ulong)number, Steps, RoundsOfBody, difference);
            }
        }

        Assert.True(difference.Length == 0, difference.ToString());
        Assert.InRange(instructions, LeastInstructions, long.MaxValue);
    }

    [Theory]
    [InlineData(TimingMode.Fast)]
    [InlineData(TimingMode.None)]
    public void With_less_of_time_modelled_they_do_so_too(TimingMode timing)
    {
        var difference = new StringBuilder();
        foreach (string kind in Kinds)
        {
            for (int number = 0; number < ProgramsPerMode && difference.Length == 0; number++)
            {
                Compare(kind, (ulong)number, Steps, RoundsOfBody, difference, timing);
            }
        }

        Assert.True(difference.Length == 0, difference.ToString());
    }

    // Memory behind a bus, and a DRAM that is refreshed every 4 µs: each access takes its own time, and both engines must ask at the same.
    [Theory]
    [InlineData("rv64 caches")]
    [InlineData("rv32 caches")]
    [InlineData("rv64 buffer")]
    [InlineData("rv64 labels")]
    [InlineData("rv64 nodata")]
    [InlineData("rv64 window")]
    public void Memory_of_varying_latency_takes_the_same_time_in_both_engines(string kind)
    {
        var difference = new StringBuilder();
        long instructions = 0;
        for (int number = 0; number < 5 && difference.Length == 0; number++)
        {
            instructions += Compare(kind, (ulong)number, Steps, 40, difference, change: OnDram);
        }

        Assert.True(difference.Length == 0, difference.ToString());
        Assert.InRange(instructions, 100_000, long.MaxValue);
    }

    private static Bench OnDram(Bench bench) => bench with
    {
        Core = bench.Core with { InstructionCache = bench.Core.InstructionCache! with { IsCriticalWordFirst = true } },
        Chip = bench.Chip with
        {
            Memories = bench.Chip.Memories.Replace(
                "size: 1 MiB, access: rwx, width: 64 bit, energy: any, latency: 1 cycles, source: test", "size: 1 MiB, access: rwx, width: 64 bit, energy: any, dram: dram.yaml, bus: bus", StringComparison.Ordinal),
            Links = bench.Chip.Links.Replace("{id: bus,", "{id: bus, axi: {max_burst: 1, outstanding: 2, arbitration: 1 cycles, source: test},", StringComparison.Ordinal),
        },
        Dram = new DramText { Width = 32 },
    };

    private static long Compare(
        string kind, ulong seed, int steps, int rounds, StringBuilder difference, TimingMode timing = TimingMode.Full, Func<Bench, Bench>? change = null)
    {
        Bench bench = BenchOf(kind) with { Timing = timing };
        bench = change is null ? bench : change(bench);
        RunDescription run = bench.Load(RandomGuest.Create(bench.Core.Isa, seed, steps, rounds));
        bool isTracking = bench.Policy is not null;
        EngineState At(Engine engine, long cycles) => EngineState.After(run, bench.Options, engine, cycles, isTracking);
        EngineState interpreted = At(Engine.Interpreter, bench.MaximumCycles);
        EngineState translated = At(Engine.Translator, bench.MaximumCycles);
        if (interpreted.Text != translated.Text)
        {
            Explain($"{kind}, seed {seed}", At, interpreted.Cycles, InstructionTable.For(run.Core.Value.Isa), run, difference);
        }

        return interpreted.Instructions;
    }

    internal static Bench BenchOf(string kind)
    {
        string isa = kind[..4] + Full;
        CoreText core = new() { Isa = isa };
        core = kind[5..] == "plain" ? core : core with
        {
            Latency = new() { [OpClass.Load] = 3, [OpClass.IntMul] = 2, [OpClass.FpAdd] = 4 },
            Interval = new() { [OpClass.Csr] = 3, [OpClass.FpDiv] = 9 },
            WriteAfterWrite = 1,
            Division = (3, 1, 1, 2, 2),
            BranchTaken = 1,
            BranchMispredicted = 5,
            Jump = 1,
            JumpRegister = 1,
            JumpRegisterMispredicted = 5,
            Prefetch = "outstanding: 2, buffer: 3, to_issue: {value: 1 cycles, source: test}, foresees: all",
            BehindMultiply = 1,
            Trap = 4,
            Predictor = (32, 8, 2),
            InstructionCache = new CacheText(512, 16, 2, MissOverhead: 3),
            DataCache = kind[5..] == "nodata"
                ? null
                : kind[5..] == "buffer"
                ? new CacheText(512, 16, 4, MissOverhead: 3, IsRandom: true, HasAtomicsInMemory: true)
                : new CacheText(512, 16, 4, MissOverhead: 3, WritesBack: kind.StartsWith("rv32", StringComparison.Ordinal)),
            StoreBuffer = kind[5..] == "buffer"
                ? "queue: 4, to_buffer: {value: 3 cycles, source: test}, entries: 2, word: 8 B, outstanding: 2, write_overhead: {value: 4 cycles, source: test}, drain_after: {value: 2 cycles, source: test}, match_bits: 12"
                : null,
            MisalignedExtra = kind.StartsWith("rv32", StringComparison.Ordinal) ? 2 : null,
        };
        core = kind[5..] != "window" ? core : core with
        {
            WriteAfterWrite = null,
            BehindMultiply = null,
            Prefetch = null,
            Division = (7, 0, 0, 7, 7),
            OutOfOrder = "width: 3, reorder_buffer: 12, memory_ports: 2, hides: {value: 2 cycles, source: test}",
        };
        Bench bench = new() { Core = core, MaximumCycles = 5_000_000 };
        bool hasScopes = kind[5..] == "scopes";
        return kind[5..] != "labels" && !hasScopes ? bench : bench with
        {
            Policy = $$"""
                mode: enforce
                propagation: {address: loads, branch: {{(hasScopes ? "scopes" : "none")}}}
                {{(hasScopes ? "constant_time: {scope: [key], checks: [branch, address, latency]}" : string.Empty)}}
                tags: [{id: key, description: a secret}]
                destinations: [{id: secure, may_learn: [key]}]
                """,
            Labels = ["key"],
            Secrets = ["tag: key, symbol: secret"],
            Symbols = [("secret", false, "scratch", "scratch_secrets_end")],
        };
    }

    // The first cycle at which the states differ, by bisection: both engines stop at the same block of any cycle.
    private static void Explain(
        string what, Func<Engine, long, EngineState> at, long cycles, InstructionTable table, RunDescription run, StringBuilder difference)
    {
        long same = 0;
        long different = cycles;
        while (different - same > 1)
        {
            long middle = (same + different) / 2;
            if (at(Engine.Interpreter, middle).Text == at(Engine.Translator, middle).Text)
            {
                same = middle;
            }
            else
            {
                different = middle;
            }
        }

        EngineState before = at(Engine.Interpreter, Math.Max(1, same));
        EngineState interpreted = at(Engine.Interpreter, different);
        EngineState translated = at(Engine.Translator, different);
        difference.AppendLine(CultureInfo.InvariantCulture, $"{what}: the engines differ after the block at 0x{before.Pc:x}, in cycle {different} of {cycles}");
        difference.AppendLine(DisassemblyAt(table, run, before.Pc));
        foreach ((string left, string right) in interpreted.Text.Split('\n').Zip(translated.Text.Split('\n')).Where(p => p.First != p.Second))
        {
            difference.AppendLine(CultureInfo.InvariantCulture, $"  interpreter {left}\n  translator  {right}");
        }
    }

    /// <summary>The instructions of a program from an address on.</summary>
    internal static string DisassemblyAt(InstructionTable table, RunDescription run, ulong pc)
    {
        Elf.ElfReadResult result = Elf.ElfFile.Read(run.Program.Elf, run.Program.Path);
        Assert.True(result.TryGetFile(out Elf.ElfFile? elf));
        Elf.Segment segment = elf.LoadableSegments.First(s => s.Contains(pc));
        var lines = new List<string>();
        for (ulong place = pc; place < pc + 64 && place - segment.Address + 4 <= (ulong)segment.FileBytes.Length;)
        {
            uint word = BitConverter.ToUInt32(segment.FileBytes.Span.Slice((int)(place - segment.Address), 4));
            lines.Add($"  {place:x}: {new Disassembler(table).Disassemble(word, place)}");
            place += (ulong)InstructionTable.LengthOf(word);
        }

        return string.Join('\n', lines);
    }
}
