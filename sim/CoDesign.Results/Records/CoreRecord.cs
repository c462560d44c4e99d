namespace CoDesign.Results;

/// <summary>A core.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="Preset">Its preset.</param>
/// <param name="Isa">Instructions that it has.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="ClockHz">Its clock.</param>
/// <param name="Cycles">Its cycles; null in a run without timing.</param>
/// <param name="Instructions">Instructions that retired, those of the region driver included.</param>
/// <param name="CpiStack">Cycles by cause; they add up to <paramref name="Cycles"/>; null in a run without timing.</param>
/// <param name="Counters">Events: cache misses, mispredictions, traps.</param>
/// <param name="Actions">Actions that cost energy.</param>
public sealed record CoreRecord(
    string Id,
    string Preset,
    string Isa,
    string Zone,
    long ClockHz,
    long? Cycles,
    long Instructions,
    IReadOnlyDictionary<string, long>? CpiStack,
    IReadOnlyDictionary<string, long> Counters,
    IReadOnlyDictionary<string, long> Actions);
