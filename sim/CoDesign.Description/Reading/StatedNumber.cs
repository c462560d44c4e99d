namespace CoDesign.Description.Reading;

/// <summary>A number as a file states it, with or without unit: something that an override can change a little.</summary>
/// <param name="Path">Where it stands, in the notation of <c>--set</c>.</param>
/// <param name="Text">The number as written, with its unit.</param>
public sealed record StatedNumber(string Path, string Text);
