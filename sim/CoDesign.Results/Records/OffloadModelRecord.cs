namespace CoDesign.Results;

/// <summary>
/// What a region costs on its module and in software as functions of the bytes of its inputs (LogCA: Altaf and Wood, ISCA 2017), made of
/// the calls of a run and of its repetition without offload. Cycles are those of the core.
/// </summary>
/// <param name="Sizes">Different lengths of input that both runs have seen.</param>
/// <param name="SmallestBytes">The smallest of them (g of LogCA).</param>
/// <param name="LargestBytes">The largest of them.</param>
/// <param name="OverheadCycles">o: cycles of the driver for a call without bytes; null: not known.</param>
/// <param name="LatencyCycles">L: cycles until the module is done with a call without bytes, beside the driver's; null: not known.</param>
/// <param name="CyclesPerByte">C: cycles of the software for one byte more; null: not known.</param>
/// <param name="SoftwareFixedCycles">Cycles of the software for a call without bytes, which LogCA takes to be 0; null: not known.</param>
/// <param name="Acceleration">A: how many bytes more the module does in the time of one byte more in software; null: not known.</param>
/// <param name="LosesAtBytes">Largest simulated length at which the offload took as long or longer; null: there is none.</param>
/// <param name="WinsAtBytes">Smallest simulated length at which the offload was quicker; null: there is none.</param>
/// <param name="IsConfirmed">Whether calls on both sides of the break-even size lose and win as the model says; null: there are none on
/// both sides, or there is no break-even size.</param>
public sealed record OffloadModelRecord(
    int Sizes,
    long SmallestBytes,
    long LargestBytes,
    decimal? OverheadCycles,
    decimal? LatencyCycles,
    decimal? CyclesPerByte,
    decimal? SoftwareFixedCycles,
    decimal? Acceleration,
    long? LosesAtBytes,
    long? WinsAtBytes,
    bool? IsConfirmed);
