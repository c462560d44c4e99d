namespace CoDesign.Machine;

/// <summary>How a run is watched and bounded; nothing here changes what it computes.</summary>
public sealed record SimulationOptions
{
    /// <summary>The largest <see cref="MaximumCycles"/>: at 1 GHz more than two hours of the chip's time.</summary>
    public const long MostCycles = Harts.CostNode.MostCycles - 1;

    /// <summary>Most cycles.</summary>
    public required long MaximumCycles { get; init; }

    /// <summary>Why the run should end before its program does; null on a run that nobody watches.</summary>
    public Func<CancelReason>? Cancel { get; init; }

    /// <summary>Is told now and then how far the simulation is.</summary>
    public Action<SimulationProgress>? Progress { get; init; }

    /// <summary>Gets what the program writes, as it writes it.</summary>
    public Action<ReadOnlyMemory<byte>>? Output { get; init; }

    /// <summary>
    /// Opens what gets a line for each instruction that retires, in Spike's format; null: none are written. Called once the program
    /// is known to fit the chip, so that a refused one leaves no file.
    /// </summary>
    public Func<TextWriter>? CommitLog { get; init; }

    /// <summary>Gets what executes instructions. It changes how long a run takes, and nothing else.</summary>
    public Engine Engine { get; init; }

    /// <summary>Opens what gets the program's signature when it has ended; null: none is written. Called at the end.</summary>
    public Func<TextWriter>? Signature { get; init; }

    /// <summary>Variables of the program, eight bytes each, whose values at the end the result has.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Where to leave a checkpoint; null: none is written.</summary>
    public CheckpointRequest? Checkpoint { get; init; }

    /// <summary>A checkpoint to go on from; null: the run begins at reset.</summary>
    public ReadOnlyMemory<byte>? Restore { get; init; }

    /// <summary>
    /// Up to where the program runs without being measured, a number of instructions or a symbol of the program; null: it is measured from
    /// the beginning.
    /// </summary>
    public string? SkipTo { get; init; }

    /// <summary>Whether caches and predictor follow the program through what is skipped; else they begin as after reset.</summary>
    public bool IsWarm { get; init; }

    /// <summary>Key of the digests of inputs that hold a secret; empty: they have none.</summary>
    public ReadOnlyMemory<byte> AuditKey { get; init; }

    /// <summary>Module kinds.</summary>
    public required IReadOnlyList<Modules.IModuleKind> Kinds { get; init; }

    /// <summary>The program that makes the record.</summary>
    public required Results.ToolRecord Tool { get; init; }
}
