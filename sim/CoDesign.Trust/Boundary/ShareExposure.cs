using System.Numerics;
using CoDesign.Checkpoints;

namespace CoDesign.Trust;

/// <summary>
/// Which shares of which secrets have reached whom in a run. What a party has seen it keeps, whatever its modules forget; and parties of
/// one collusion domain are one.
/// </summary>
public sealed class ShareExposure
{
    private readonly IReadOnlyList<CompiledShareGroup> _groups;
    private readonly LabelVocabulary _vocabulary;
    private readonly Dictionary<string, ulong> _seen = [];

    internal ShareExposure(IReadOnlyList<CompiledShareGroup> groups, LabelVocabulary vocabulary)
    {
        _groups = groups;
        _vocabulary = vocabulary;
    }

    /// <summary>Numbers of the shares that each domain has, by group.</summary>
    /// <param name="group">Id of the group.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> SeenOf(string group)
    {
        ulong shares = _groups.First(g => g.Id == group).Residuals;
        return new SortedDictionary<string, IReadOnlyList<int>>(
            _seen.Where(s => (s.Value & shares) != 0).ToDictionary(
                s => s.Key,
                s => (IReadOnlyList<int>)[.. LabelVocabulary.NamesOf(_vocabulary.Residuals, s.Value & shares).Select(r => r.Share!.Value).Distinct().Order()]),
            StringComparer.Ordinal);
    }

    /// <summary>Moves the state into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Map(_seen, stream.Name, stream.Value);
    }

    /// <summary>Residuals of groups of which one value has enough shares to tell the secret to somebody who may not learn it.</summary>
    internal ulong Together(ulong residuals, ulong cleared)
    {
        ulong together = 0;
        foreach (CompiledShareGroup group in _groups)
        {
            bool isTold = (group.Secret & cleared) == 0 && BitOperations.PopCount(residuals & group.Residuals) >= group.Reconstruct;
            together |= isTold ? group.Residuals : 0;
        }

        return together;
    }

    /// <summary>The secrets that a transfer would tell its destination, together with what its domain has seen before.</summary>
    /// <param name="destination">Who gets the bytes.</param>
    /// <param name="residuals">What the bytes carry.</param>
    /// <param name="cleared">Tags that the destination may learn anyway.</param>
    internal IEnumerable<Violation> Meet(Party destination, ulong residuals, ulong cleared)
    {
        foreach (CompiledShareGroup group in _groups)
        {
            ulong shares = residuals & group.Residuals;
            ulong all = shares | (_seen.GetValueOrDefault(destination.CollusionDomain) & group.Residuals);
            if (shares != 0 && (group.Secret & cleared) == 0 && BitOperations.PopCount(all) >= group.Reconstruct)
            {
                string secret = _vocabulary.Tags[BitOperations.TrailingZeroCount(group.Secret)];
                yield return new Violation(
                    RuleIds.SharesMeet,
                    null,
                    $"with the share that reaches '{destination.Id}', collusion domain '{destination.CollusionDomain}' has {BitOperations.PopCount(all)} shares of group '{group.Id}', and {group.Reconstruct} tell '{secret}'");
            }
        }
    }

    /// <summary>The bytes arrive.</summary>
    internal void Extend(Party destination, ulong residuals, ulong cleared)
    {
        foreach (CompiledShareGroup group in _groups)
        {
            // Whoever may learn the secret anyway is a thoroughfare: what is read there is judged again.
            if ((residuals & group.Residuals) != 0 && (group.Secret & cleared) == 0)
            {
                _seen[destination.CollusionDomain] = _seen.GetValueOrDefault(destination.CollusionDomain) | (residuals & group.Residuals);
            }
        }
    }
}
