namespace CoDesign.Timing.Memories;

/// <summary>When a memory has answered an access.</summary>
/// <param name="First">Picoseconds at which the word that was asked for is there.</param>
/// <param name="Last">Picoseconds at which all bytes are there.</param>
public readonly record struct MemoryAnswer(long First, long Last);
