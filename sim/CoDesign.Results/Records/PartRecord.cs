namespace CoDesign.Results;

/// <summary>A part in a zone.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="Kind">core, memory, module, device or sink.</param>
/// <param name="Detail">A few words: its preset, kind or size.</param>
public sealed record PartRecord(string Id, string Kind, string Detail);
