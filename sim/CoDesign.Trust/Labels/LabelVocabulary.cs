using System.Numerics;

namespace CoDesign.Trust;

/// <summary>The names that the bits of a <see cref="LabelContent"/> stand for; fixed before a run starts.</summary>
/// <param name="tags">Confidentiality tags.</param>
/// <param name="modules">Ids of the modules.</param>
/// <param name="residuals">Every pair of tag and sanitizer that the policy allows to arise.</param>
public sealed class LabelVocabulary(IReadOnlyList<string> tags, IReadOnlyList<string> modules, IReadOnlyList<Residual> residuals)
{
    /// <summary>Most names of each kind: the width of a bit mask.</summary>
    public const int Capacity = 64;

    /// <summary>Confidentiality tags.</summary>
    public IReadOnlyList<string> Tags { get; } = Bounded(tags);

    /// <summary>Ids of the modules.</summary>
    public IReadOnlyList<string> Modules { get; } = Bounded(modules);

    /// <summary>Pairs of tag and sanitizer.</summary>
    public IReadOnlyList<Residual> Residuals { get; } = Bounded(residuals);

    /// <summary>What brings removed tags back. Given once, before the first label is made.</summary>
    public IReadOnlyList<Restoration> Restorations { get; init; } = [];

    /// <summary>Residuals that are shares.</summary>
    public ulong ShareMask { get; } = MaskWhere(residuals, r => r.Share is not null);

    /// <summary>Residuals that say that a claim was refuted.</summary>
    public ulong RefutedMask { get; } = MaskWhere(residuals, r => r.IsRefuted);

    /// <summary>Tags that the residuals in a mask are about.</summary>
    public ulong TagsOf(ulong mask) => NamesOf(Residuals, mask).Aggregate(0UL, (tags, residual) => tags | TagMask(residual.Tag));

    /// <summary>The bit of a tag.</summary>
    /// <exception cref="ArgumentException">The tag is not in the vocabulary; descriptions are checked before.</exception>
    public ulong TagMask(string tag) => MaskOf(Tags, tag);

    /// <summary>The bits of tags.</summary>
    public ulong TagMask(IEnumerable<string> some) => some.Aggregate(0UL, (mask, tag) => mask | TagMask(tag));

    /// <summary>The bit of a module.</summary>
    public ulong ModuleMask(string module) => MaskOf(Modules, module);

    /// <summary>The bit of a residual.</summary>
    public ulong ResidualMask(Residual residual) => MaskOf(Residuals, residual);

    /// <summary>The names behind a mask, in the order of the vocabulary.</summary>
    public static IEnumerable<T> NamesOf<T>(IReadOnlyList<T> names, ulong mask)
    {
        while (mask != 0)
        {
            yield return names[BitOperations.TrailingZeroCount(mask)];
            mask &= mask - 1;
        }
    }

    private static ulong MaskWhere(IReadOnlyList<Residual> residuals, Func<Residual, bool> isMeant)
    {
        ulong mask = 0;
        for (int i = 0; i < Math.Min(residuals.Count, Capacity); i++)
        {
            mask |= isMeant(residuals[i]) ? 1UL << i : 0;
        }

        return mask;
    }

    private static ulong MaskOf<T>(IReadOnlyList<T> names, T name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(names[i], name))
            {
                return 1UL << i;
            }
        }

        throw new ArgumentException($"'{name}' is not in the vocabulary of this run", nameof(name));
    }

    private static IReadOnlyList<T> Bounded<T>(IReadOnlyList<T> names) => names.Count <= Capacity
        ? names
        : throw new ArgumentException($"{names.Count} names; a label holds at most {Capacity}", nameof(names));
}
