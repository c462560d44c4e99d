using CoDesign.Results;

namespace CoDesign.Reports.Tests;

/// <summary>
/// A run made by hand, small enough that every number of a report can be worked out from it. It has one of everything: a finding
/// with a path and one without, a sanitizer, a region whose values are unknown, spans that nest and spans that overlap, and text
/// that would be markup, in the places where programs and policies choose the text.
/// </summary>
internal static class Fixture
{
    // 1,000 cycles of 100 MHz: 10 ns each, 10 µs in all.
    public const long Cycles = 1_000;
    public const long TimePs = 10_000_000;

    /// <summary>The run with its crossings and audit log.</summary>
    public static RunResult Result => ResultOf(Record, Crossings);

    /// <summary>The record.</summary>
    public static RunRecord Record => new()
    {
        Tool = new ToolRecord("codesign", "1.2.3"),
        Inputs = Inputs,
        Exit = new ExitRecord(ExitRecord.GuestExit, 0, "exit code 0 through exit", true),
        Cycles = Cycles,
        Instructions = 600,
        TimePs = TimePs,
        Cores = [Core],
        Energy = FixtureEnergy.Record,
        Area =
        [
            new AreaRecord("core0", "core", 26_600, 0.0076m, 0.005m, 0.012m, 10, "README <1>"),
            new AreaRecord("ram", "memory", null, 1.5m, 0.9m, 2.1m, null, "CACTI 7"),
            new AreaRecord("npu", "module", null, null, null, null, null, null),
        ],
        Regions = Regions,
        Modules = [new ModuleRecord("npu", "tensor", "acme", "A<c>me", 1, 1, 400, 200_000_000, 244, 96, 36, new Dictionary<string, long> { ["job"] = 1 })],
        Links =
        [
            new LinkRecord("local", "secure", "secure", 10, 2_048, 500_000, 0, new Dictionary<string, long>()),
            new LinkRecord("xbar", "secure", "acme", 2, 64, 1_000_000, 250_000, new Dictionary<string, long> { ["bit"] = 512 }),
            new LinkRecord("pads", "secure", "outside", 0, 0, 0, 0, new Dictionary<string, long>()),
        ],
        Memories = [new MemoryRecord("ram", "secure", 65_536, 32, 100, 50, new Dictionary<string, long> { ["read"] = 100, ["write"] = 50 })],
        Zones =
        [
            new ZoneRecord("secure", true, "open", [new PartRecord("core0", "core", "tiny"), new PartRecord("ram", "memory", "64 KiB")]),
            new ZoneRecord("acme", false, "proprietary", [new PartRecord("npu", "module", "tensor by A<c>me")]),
            new ZoneRecord("outside", false, "proprietary", [new PartRecord("stdout", "sink", "off the chip")]),
        ],
        Crossings = new CrossingSummary(4, 2, 0, 2, 80),
        Exposure =
        [
            new ExposureRecord("acme", "npu", "module", "proprietary", "prompt", 64, 0, 8, 2, false),
            new ExposureRecord("acme", "npu", "module", "proprietary", "weights", 32, 0, 0, 1, true),
            new ExposureRecord("outside", "stdout", "sink", "proprietary", "prompt", 0, 16, 0, 1, false),
            new ExposureRecord("outside", "stdout", "sink", "proprietary", "weights", 0, 0, 0, 0, false),
        ],
        Findings = FixtureFindings.All,
        Rules =
        [
            new RuleRecord(
                "TB101", "Label not in clearance", "error", [200, 501], "A byte with a tag reached a destination that may not learn it.",
                "Keep the bytes out of the buffer."),
            new RuleRecord(
                "TB202", "IOPMP: partial hit", "error", [1220], "An entry matches some bytes and not all.",
                "Keep each transfer inside one entry."),
        ],
        Sanitizers = [new SanitizerRecord("blind", "blind", "blind<u32>", ["prompt"], "asserted", true, 2, 16, "A one-time pad & nothing else.")],
        Policy = new PolicyRecord(
            "house \"rules\"",
            "Prompts stay in <the> house.",
            "audit",
            "error",
            ["prompt", "weights"],
            [new PolicyRuleRecord("R1", "deny", "prompts never leave", 2), new PolicyRuleRecord("R2", "allow", "blinded prompts may", 0)],
            [new SourceRecord("prompt", "symbol g_prompt", 64) { IsRead = true }, new SourceRecord("weights", "file weights.bin", 32) { IsRead = true }])
        {
            Clearances = [new ClearanceRecord("secure", ["prompt", "weights"]), new ClearanceRecord("npu", ["weights"])],
        },
        Assumptions = [new AssumptionRecord("npu", "It forgets <everything> at the end of each job: the word of A<c>me.")],
        TrustedBase = new TrustedBaseRecord(
            2_048, 12, 90, 3, 410, 128, 2, [new TrustedPartRecord("core0", "core", "tiny", "secure", "open", 26_600), new TrustedPartRecord("ram", "memory", "64 KiB", "secure", "open", null)]),
        Audit = new AuditSummary(0, string.Empty),
        Profile = [new ProfileEntry("main", 400, 350), new ProfileEntry("main;gemm<1>", 550, 200), new ProfileEntry("main;gemm<1>;main", 50, 50)],
        Timeline =
        [
            new SpanRecord("core0", "gemm<1> on npu", 2_000_000, 4_000_000, new Dictionary<string, string>()),
            new SpanRecord("core0", "driver", 2_000_000, 1_000_000, new Dictionary<string, string> { ["cycles"] = "100" }),
            new SpanRecord("npu", "gemm", 3_000_000, 2_000_001, new Dictionary<string, string> { ["status"] = "done" }),
            new SpanRecord("npu", "gemm", 4_000_000, 1_500_000, new Dictionary<string, string> { ["status"] = "refused" }),
        ],
        TimelineDropped = 2,
        Constants =
        [
            new ConstantRecord("chip", "memories.ram.latency", "2 cycles", null, "assumed: on-chip SRAM"),
            new ConstantRecord("energy", "classes.tiny.int_alu", "10 pJ", "50 %", "A & B, \"Costs\", Table <3>"),
        ],
        Notes = ["a note with <markup> & more"],
        GuestOutput = "ok <b>bold</b>\r\n\u001b[31mred\u001b[0m \u202Egnp.exe\n",
    };

    /// <summary>Transfers between zones: four transfers, two of them denied, 80 bytes.</summary>
    public static IReadOnlyList<CrossingRecord> Crossings { get; } =
    [
        new(
            1, 2_500_000, "store", "core0", "secure", "npu", "acme", null, null, 0x8000_0010, "operator<<(a, b)+0x10", 0x4000_0000, 64, 2,
            "{prompt} trusted", ["prompt"], [], "deny", ["TB101", "R1"]),
        new(
            3, 5_000_000, "interrupt", "npu", "acme", "core0", "secure", null, null, 0, null, null, 0, 1, "public trusted", [], [],
            "allow", []),
        new(
            4, 9_000_000, "output", "core0", "secure", "stdout", "outside", "gemm, \"fast\"", 7, 0x8000_0020, "main+0x20", null, 16, 1,
            "public residual prompt/blind", [], ["prompt/blind"], "allow_declassified", ["R2"]),
    ];

    /// <summary>A result with the audit log that belongs to it.</summary>
    public static RunResult ResultOf(RunRecord record, IReadOnlyList<CrossingRecord> crossings)
    {
        AuditLog log = AuditLog.Write(record.Inputs, record.Tool, crossings, isComplete: record.Exit.Reason != ExitRecord.Interrupted);
        return new RunResult(record with { Audit = new AuditSummary(log.Records, log.Root) }, crossings, log.Text);
    }

    private static InputsRecord Inputs => new(
        new NamedInput("duo", new string('a', 64)),
        new WorkloadInput("chat", new string('b', 64), "rv32imc", "linux_user", "small"),
        new NamedInput("house \"rules\"", new string('c', 64)),
        new NamedInput("22nm", new string('d', 64)),
        [new InputFileRecord("input", "it's $HOME.txt", new string('e', 64))],
        ["cores.core0.clock=100 MHz"],
        "audit",
        "auto",
        ["gemm<1>=npu,staged"],
        7,
        null,
        new string('f', 64));

    // 600 + 100 + 50 + 50 + 200 = 1,000 = the cycles.
    private static CoreRecord Core => new(
        "core0",
        "tiny",
        "rv32imc",
        "secure",
        100_000_000,
        Cycles,
        600,
        new Dictionary<string, long> { ["base"] = 600, ["load_use"] = 100, ["branch"] = 50, ["icache"] = 0, ["mmio"] = 50, ["offload_wait"] = 200 },
        new Dictionary<string, long> { ["branch_predictions"] = 80, ["largest_event_overshoot_cycles"] = 3 },
        new Dictionary<string, long> { ["int_alu"] = 600 });

    private static IReadOnlyList<RegionRecord> Regions =>
    [
        new("gemm<1>", "npu", 2, 1, 1, 400, 100, 150, 200, 64, 32, 800, 2m, 48, null),
        new("digest", null, 1, 0, 0, 90, 80, 0, 0, 10, 4, null, null, null, null),
    ];
}
