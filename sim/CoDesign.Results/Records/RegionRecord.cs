namespace CoDesign.Results;

/// <summary>A region of the program, with one module (or none) that took it.</summary>
/// <param name="Name">Name in the program.</param>
/// <param name="Module">The module; null for software.</param>
/// <param name="Calls">Times that the program reached it.</param>
/// <param name="Offloaded">Times that the module took it.</param>
/// <param name="Refused">Times that the module refused and software ran instead.</param>
/// <param name="Cycles">Cycles of the core from the marker to the end of the region, all calls; null, as all cycles, in a run without timing.</param>
/// <param name="Instructions">Instructions in them, those of the driver included.</param>
/// <param name="DriverCycles">Cycles in which the driver worked: descriptor, doorbell, copies, completion.</param>
/// <param name="WaitCycles">Cycles in which the core slept until the module was done.</param>
/// <param name="BytesIn">Bytes of the input buffers.</param>
/// <param name="BytesOut">Bytes of the output buffers.</param>
/// <param name="SoftwareCycles">Cycles of the same region in a run without offload; null if there was none.</param>
/// <param name="Speedup">Software cycles by cycles; null if there was no run without offload.</param>
/// <param name="BreakEvenBytes">Smallest input for which the offload wins, by <see cref="Model"/>; null: not known, or it never does.</param>
/// <param name="EnergyPj">Energy of core and module in the region; null: not attributed.</param>
public sealed record RegionRecord(
    string Name,
    string? Module,
    long Calls,
    long Offloaded,
    long Refused,
    long? Cycles,
    long Instructions,
    long? DriverCycles,
    long? WaitCycles,
    long BytesIn,
    long BytesOut,
    long? SoftwareCycles,
    decimal? Speedup,
    long? BreakEvenBytes,
    decimal? EnergyPj)
{
    /// <summary>Where driver and wait cycles went; null for software, and in a run without timing.</summary>
    public OffloadRecord? Offload { get; init; }

    /// <summary>How its cost depends on the length of its inputs; null: nothing was offloaded, or there was no run without offload.</summary>
    public OffloadModelRecord? Model { get; init; }
}
