namespace CoDesign.Results;

/// <summary>
/// What happened in one run: the only thing that reports read. Serialised as <c>run.json</c>; the field names are a contract.
/// </summary>
/// <remarks>An unknown value is null, never 0. Integers are integers. Units are in the names.</remarks>
public sealed record RunRecord
{
    /// <summary>Id of this format.</summary>
    public const string CurrentSchema = "codesign.run/1";

    /// <summary>Id of the format of this record.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>The program that made the record.</summary>
    public required ToolRecord Tool { get; init; }

    /// <summary>Everything that changes a byte of the result.</summary>
    public required InputsRecord Inputs { get; init; }

    /// <summary>How the run ended.</summary>
    public required ExitRecord Exit { get; init; }

    /// <summary>Cycles of the core until the end; null in a run without timing.</summary>
    public required long? Cycles { get; init; }

    /// <summary>Cycles of the same program without offload; null if nothing was offloaded or it was not found out.</summary>
    public long? SoftwareCycles { get; init; }

    /// <summary>Instructions that retired, those that were skipped not counted.</summary>
    public required long Instructions { get; init; }

    /// <summary>Instructions before them that were not measured: cycles, time, energy and counts begin behind them.</summary>
    public long SkippedInstructions { get; init; }

    /// <summary>Simulated time until the end; null in a run without timing.</summary>
    public required long? TimePs { get; init; }

    /// <summary>Cores.</summary>
    public required IReadOnlyList<CoreRecord> Cores { get; init; }

    /// <summary>Energy; null unless timing is full: what caches and memories did is not known otherwise.</summary>
    public required EnergyRecord? Energy { get; init; }

    /// <summary>Area of cores, memories and modules. Empty in records made before the field existed.</summary>
    public IReadOnlyList<AreaRecord> Area { get => field ?? []; init; } = [];

    /// <summary>Regions of the program.</summary>
    public required IReadOnlyList<RegionRecord> Regions { get; init; }

    /// <summary>Accelerators.</summary>
    public required IReadOnlyList<ModuleRecord> Modules { get; init; }

    /// <summary>Connections.</summary>
    public required IReadOnlyList<LinkRecord> Links { get; init; }

    /// <summary>Memories.</summary>
    public required IReadOnlyList<MemoryRecord> Memories { get; init; }

    /// <summary>Zones and what is in them: enough to draw the chip.</summary>
    public required IReadOnlyList<ZoneRecord> Zones { get; init; }

    /// <summary>Transfers from zone to zone.</summary>
    public required CrossingSummary Crossings { get; init; }

    /// <summary>Which module saw how many bytes of which tag.</summary>
    public required IReadOnlyList<ExposureRecord> Exposure { get; init; }

    /// <summary>Findings, in the order of their first occurrence.</summary>
    public required IReadOnlyList<FindingRecord> Findings { get; init; }

    /// <summary>Rules of the trust model: what was looked for, found or not. Empty in records made before the field existed.</summary>
    // The generated reader sets what a file lacks to null, whatever the initial value is.
    public IReadOnlyList<RuleRecord> Rules { get => field ?? []; init; } = [];

    /// <summary>What sanitizers did, and what must be believed of them.</summary>
    public required IReadOnlyList<SanitizerRecord> Sanitizers { get; init; }

    /// <summary>Secrets that were split into shares, and who has seen which. Empty without a policy that names some.</summary>
    public IReadOnlyList<ShareGroupRecord> ShareGroups { get => field ?? []; init; } = [];

    /// <summary>What else is taken for granted. Empty without a policy.</summary>
    public IReadOnlyList<AssumptionRecord> Assumptions { get => field ?? []; init; } = [];

    /// <summary>What must be right for all this to hold, and how much that is; null without a policy.</summary>
    public TrustedBaseRecord? TrustedBase { get; init; }

    /// <summary>The policy as it stood; null without one.</summary>
    public required PolicyRecord? Policy { get; init; }

    /// <summary>The audit log.</summary>
    public required AuditSummary Audit { get; init; }

    /// <summary>Cycles by call path.</summary>
    public required IReadOnlyList<ProfileEntry> Profile { get; init; }

    /// <summary>What cores and modules did when.</summary>
    public required IReadOnlyList<SpanRecord> Timeline { get; init; }

    /// <summary>Spans that did not fit into <see cref="Timeline"/>.</summary>
    public long TimelineDropped { get; init; }

    /// <summary>Every physical constant of the inputs, with its source.</summary>
    public required IReadOnlyList<ConstantRecord> Constants { get; init; }

    /// <summary>Remarks that are no findings: things a reader must know to judge the numbers.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What the program wrote to standard output and standard error.</summary>
    public required string GuestOutput { get; init; }
}
