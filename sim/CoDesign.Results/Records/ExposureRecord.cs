namespace CoDesign.Results;

/// <summary>Bytes of one tag that one destination saw.</summary>
/// <param name="CollusionDomain">Parties that are assumed to pool what they see.</param>
/// <param name="Module">The destination.</param>
/// <param name="Kind">module, memory, device or sink.</param>
/// <param name="Openness">How much of its zone can be inspected.</param>
/// <param name="Label">The tag.</param>
/// <param name="ClearBytes">Bytes with the live tag.</param>
/// <param name="BlindedBytes">Bytes from which a sanitizer had removed the tag.</param>
/// <param name="ShareBytes">Bytes that are a share of it.</param>
/// <param name="Crossings">Transfers.</param>
/// <param name="MayLearn">Whether the policy clears the destination for the tag.</param>
public sealed record ExposureRecord(
    string CollusionDomain,
    string Module,
    string Kind,
    string Openness,
    string Label,
    long ClearBytes,
    long BlindedBytes,
    long ShareBytes,
    long Crossings,
    bool MayLearn);
