namespace CoDesign.Trust;

/// <summary>The content of a label. Sets are bit masks over the names of a <see cref="LabelVocabulary"/>.</summary>
/// <param name="Tags">Confidentiality tags that are live: who sees the byte learns something of them.</param>
/// <param name="Integrity">How far the value can be relied on.</param>
/// <param name="Modules">Modules that influenced the value (provenance).</param>
/// <param name="Residuals">Tags that a sanitizer removed: this was a secret once, and may go only where a rule says so.</param>
public readonly record struct LabelContent(ulong Tags, Integrity Integrity, ulong Modules, ulong Residuals)
{
    /// <summary>The content of <see cref="Label.Public"/>.</summary>
    public static LabelContent Public { get; } = new(0, Integrity.Trusted, 0, 0);

    /// <summary>The label of a value made from two others.</summary>
    public LabelContent Join(LabelContent other) => new(
        Tags | other.Tags,
        Integrity < other.Integrity ? Integrity : other.Integrity,
        Modules | other.Modules,
        Residuals | other.Residuals);
}
