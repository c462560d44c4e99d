namespace CoDesign.Checkpoints;

/// <summary>What a checkpoint is of: it can be restored only there.</summary>
public sealed record CheckpointHeader
{
    /// <summary>The build of the simulator: another one may keep other state.</summary>
    public string Build { get; init; } = string.Empty;

    /// <summary>The chip, for people.</summary>
    public string Chip { get; init; } = string.Empty;

    /// <summary>The program, for people.</summary>
    public string Program { get; init; } = string.Empty;

    /// <summary>All inputs that decide what happens, as one SHA-256.</summary>
    public string Inputs { get; init; } = string.Empty;

    /// <summary>How much of time was modelled.</summary>
    public string Timing { get; init; } = string.Empty;

    /// <summary>Instructions that had retired.</summary>
    public long Instructions { get; init; }

    internal CheckpointHeader Exchange(StateStream stream) => new()
    {
        Build = stream.Name(Build),
        Chip = stream.Name(Chip),
        Program = stream.Name(Program),
        Inputs = stream.Name(Inputs),
        Timing = stream.Name(Timing),
        Instructions = stream.Value(Instructions),
    };
}
