namespace CoDesign.Results;

/// <summary>A part of the chip that must be right.</summary>
/// <param name="Id">Id on the chip.</param>
/// <param name="Kind">core, memory, module or device.</param>
/// <param name="Detail">A few words: its preset, kind or size.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Openness">How much of it can be inspected.</param>
/// <param name="Gates">Size in gate equivalents; null where no source gives one.</param>
public sealed record TrustedPartRecord(string Id, string Kind, string Detail, string Zone, string Openness, decimal? Gates);
