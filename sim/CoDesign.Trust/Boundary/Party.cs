namespace CoDesign.Trust;

/// <summary>A sender or receiver of bytes, as the trust boundary knows it.</summary>
/// <param name="Index">Dense number on the chip.</param>
/// <param name="Id">Id in the chip description; zones, modules, memories and sinks share one namespace.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Zone">Id of its zone.</param>
public sealed record Party(int Index, string Id, PartyKind Kind, string Zone)
{
    /// <summary>Request role id that its transfers carry; null if nothing checks them.</summary>
    public int? RequestRoleId { get; init; }

    /// <summary>Parties that are assumed to pool what they see have one name; without one of its own, a party pools with its zone.</summary>
    public string CollusionDomain { get => field ?? Zone; init; }

    /// <summary>Whether an IOPMP stands before its requests. A core has PMP instead.</summary>
    public bool IsBehindIopmp { get; init; }

    /// <summary>Whether nothing but its addresses is known.</summary>
    public bool IsUnmodelled { get; init; }

    /// <summary>Least integrity of what may be written to it; a memory.</summary>
    public Integrity MinimumIntegrity { get; init; }

    /// <summary>Alignment in bytes that its bursts must have.</summary>
    public int BurstAlignment { get; init; } = 1;
}
