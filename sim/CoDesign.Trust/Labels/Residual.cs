namespace CoDesign.Trust;

/// <summary>A tag that a sanitizer removed.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Sanitizer">Id of the sanitizer.</param>
public readonly record struct Residual(string Tag, string Sanitizer);
