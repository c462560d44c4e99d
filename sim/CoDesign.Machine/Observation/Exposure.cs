namespace CoDesign.Machine.Observation;

/// <summary>How much of one tag a destination saw.</summary>
/// <param name="ClearBytes">Bytes with the live tag.</param>
/// <param name="SanitizedBytes">Bytes from which a sanitizer had removed it.</param>
/// <param name="ShareBytes">Bytes that are a share of it.</param>
/// <param name="Crossings">Transfers.</param>
internal readonly record struct Exposure(long ClearBytes, long SanitizedBytes, long ShareBytes, long Crossings);
