namespace CoDesign.Results;

/// <summary>A core.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="Preset">Its preset.</param>
/// <param name="Isa">Instructions that it has.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="ClockHz">Its clock.</param>
/// <param name="Cycles">Its cycles.</param>
/// <param name="Instructions">Instructions that retired, those of the region driver included.</param>
/// <param name="CpiStack">Cycles by cause; they add up to <paramref name="Cycles"/>.</param>
/// <param name="Counters">Events: cache misses, mispredictions, traps.</param>
/// <param name="Actions">Actions that cost energy.</param>
public sealed record CoreRecord(
    string Id,
    string Preset,
    string Isa,
    string Zone,
    long ClockHz,
    long Cycles,
    long Instructions,
    IReadOnlyDictionary<string, long> CpiStack,
    IReadOnlyDictionary<string, long> Counters,
    IReadOnlyDictionary<string, long> Actions);

/// <summary>An accelerator.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Vendor">Who makes it.</param>
/// <param name="Jobs">Jobs that it completed.</param>
/// <param name="FailedJobs">Jobs that it refused or could not finish.</param>
/// <param name="BusyCycles">Cycles of its clock between fetching a descriptor and completing the job.</param>
/// <param name="ClockHz">Its clock.</param>
/// <param name="EnergyPj">Its energy, leakage included.</param>
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
    long BusyCycles,
    long ClockHz,
    decimal EnergyPj,
    long BytesIn,
    long BytesOut,
    IReadOnlyDictionary<string, long> Actions);

/// <summary>A connection.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="From">Zone at one end.</param>
/// <param name="To">Zone at the other end.</param>
/// <param name="Transfers">Transfers that used it.</param>
/// <param name="Bytes">Bytes that it moved.</param>
/// <param name="BusyPs">Time during which it moved them.</param>
/// <param name="WaitPs">Time that transfers waited for it.</param>
/// <param name="Actions">Actions that cost energy.</param>
public sealed record LinkRecord(
    string Id, string From, string To, long Transfers, long Bytes, long BusyPs, long WaitPs, IReadOnlyDictionary<string, long> Actions);

/// <summary>A memory.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="SizeBytes">Its capacity.</param>
/// <param name="Reads">Accesses that read.</param>
/// <param name="Writes">Accesses that wrote.</param>
/// <param name="Actions">Actions that cost energy.</param>
public sealed record MemoryRecord(
    string Id, string Zone, long SizeBytes, long Reads, long Writes, IReadOnlyDictionary<string, long> Actions);

/// <summary>A zone of trust.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="Tcb">Whether it belongs to the trusted computing base.</param>
/// <param name="Openness">How much of it can be inspected.</param>
/// <param name="Parts">Ids of the parts in it.</param>
public sealed record ZoneRecord(string Id, bool Tcb, string Openness, IReadOnlyList<PartRecord> Parts);

/// <summary>A part in a zone.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="Kind">core, memory, module, device or sink.</param>
/// <param name="Detail">A few words: its preset, kind or size.</param>
public sealed record PartRecord(string Id, string Kind, string Detail);
