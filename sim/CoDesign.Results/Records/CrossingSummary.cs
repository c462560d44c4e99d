namespace CoDesign.Results;

/// <summary>Transfers from zone to zone.</summary>
/// <param name="Checked">Transfers that were judged.</param>
/// <param name="Allowed">Allowed, those after a sanitizer included.</param>
/// <param name="Noted">Allowed with a note.</param>
/// <param name="Denied">Denied; in mode audit they passed all the same.</param>
/// <param name="Bytes">Bytes of all of them.</param>
public sealed record CrossingSummary(long Checked, long Allowed, long Noted, long Denied, long Bytes);
