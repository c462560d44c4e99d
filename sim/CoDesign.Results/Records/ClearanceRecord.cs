namespace CoDesign.Results;

/// <summary>What a destination may learn.</summary>
/// <param name="Destination">Zone, module, memory, device or sink.</param>
/// <param name="Tags">Tags that it may see in clear.</param>
public sealed record ClearanceRecord(string Destination, IReadOnlyList<string> Tags);
