using System.Numerics;

namespace CoDesign.Trust;

/// <summary>
/// When a value may tell a secret again that a sanitizer had hidden: it was made from what was blinded and from a mask, or from enough
/// shares.
/// </summary>
/// <param name="Residuals">Residuals of which some must be there.</param>
/// <param name="Count">How many of them.</param>
/// <param name="With">Live tags of which one must be there as well; none: not asked.</param>
/// <param name="Tags">Tags that are live then.</param>
public readonly record struct Restoration(ulong Residuals, int Count, ulong With, ulong Tags)
{
    /// <summary>Whether a label has what it takes.</summary>
    public bool Applies(LabelContent content) =>
        BitOperations.PopCount(content.Residuals & Residuals) >= Count && (With == 0 || (content.Tags & With) != 0);
}
