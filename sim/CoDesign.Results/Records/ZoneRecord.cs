namespace CoDesign.Results;

/// <summary>A zone of trust.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="Tcb">Whether it belongs to the trusted computing base.</param>
/// <param name="Openness">How much of it can be inspected.</param>
/// <param name="Parts">Ids of the parts in it.</param>
public sealed record ZoneRecord(string Id, bool Tcb, string Openness, IReadOnlyList<PartRecord> Parts);
