namespace CoDesign.Machine;

/// <summary>Where a measurement begins that leaves the beginning of the program out.</summary>
/// <param name="Cycles">Cycles of the hart by then.</param>
/// <param name="Instructions">Instructions that had retired.</param>
/// <param name="Picoseconds">Time of the run.</param>
internal readonly record struct MeasurementStart(long Cycles, long Instructions, long Picoseconds);
