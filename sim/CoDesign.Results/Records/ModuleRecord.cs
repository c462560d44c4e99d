namespace CoDesign.Results;

/// <summary>An accelerator.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Vendor">Who makes it.</param>
/// <param name="Jobs">Jobs that it completed.</param>
/// <param name="FailedJobs">Jobs that it refused or could not finish.</param>
/// <param name="BusyCycles">Cycles of its clock between fetching a descriptor and completing the job; null in a run without timing.</param>
/// <param name="ClockHz">Its clock.</param>
/// <param name="EnergyPj">Its energy, leakage included; null unless timing is full.</param>
/// <param name="BytesIn">Bytes that it read.</param>
/// <param name="BytesOut">Bytes that it wrote.</param>
/// <param name="Actions">Actions that cost energy.</param>
public sealed record ModuleRecord(
    string Id,
    string Kind,
    string Zone,
    string Vendor,
    long Jobs,
    long FailedJobs,
    long? BusyCycles,
    long ClockHz,
    decimal? EnergyPj,
    long BytesIn,
    long BytesOut,
    IReadOnlyDictionary<string, long> Actions);
