namespace CoDesign.Results;

/// <summary>A connection.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="From">Zone at one end.</param>
/// <param name="To">Zone at the other end.</param>
/// <param name="Transfers">Transfers that used it.</param>
/// <param name="Bytes">Bytes that it moved.</param>
/// <param name="BusyPs">Time during which it moved them; null in a run without timing.</param>
/// <param name="WaitPs">Time that transfers waited for it; null in a run without timing.</param>
/// <param name="Actions">Actions that cost energy.</param>
public sealed record LinkRecord(
    string Id, string From, string To, long Transfers, long Bytes, long? BusyPs, long? WaitPs, IReadOnlyDictionary<string, long> Actions);
