using CoDesign.Description.Policies;

namespace CoDesign.Trust;

/// <summary>For what results of modules may not be used before somebody has verified them.</summary>
public sealed class UseRules
{
    private readonly (ulong Modules, IReadOnlyList<ResultUse> Uses, Integrity AtLeast, string Because)[] _rules;
    private readonly LabelTable _labels;

    private UseRules(PolicyDescription policy, LabelTable labels)
    {
        _labels = labels;
        _rules = [.. policy.Results.Select(r => (
            r.From.Where(m => labels.Vocabulary.Modules.Contains(m.Id)).Aggregate(0UL, (mask, m) => mask | labels.Vocabulary.ModuleMask(m.Id)),
            r.Uses,
            LevelOf(r.AtLeast),
            r.Because))];
    }

    /// <summary>Those of a policy; null if it has none.</summary>
    public static UseRules? Of(PolicyDescription? policy, LabelTable labels) => policy is { Results.Count: > 0 } ? new UseRules(policy, labels) : null;

    /// <summary>The integrity of a name.</summary>
    public static Integrity LevelOf(PcIntegrity level) => level switch
    {
        PcIntegrity.Checked => Integrity.Checked,
        PcIntegrity.Verified => Integrity.Verified,
        _ => Integrity.Trusted,
    };

    /// <summary>Whether anybody must look at a use.</summary>
    public bool Has(ResultUse use) => Array.Exists(_rules, r => r.Uses.Contains(use));

    /// <summary>What is wrong with a use; null: nothing.</summary>
    public Violation? Judge(Label label, ResultUse use)
    {
        LabelContent content = _labels[label];
        foreach ((ulong modules, IReadOnlyList<ResultUse> uses, Integrity atLeast, string because) in _rules)
        {
            if (content.Integrity < atLeast && (content.Modules & modules) != 0 && uses.Contains(use))
            {
                string names = string.Join(", ", LabelVocabulary.NamesOf(_labels.Vocabulary.Modules, content.Modules & modules).Select(m => $"'{m}'"));
                return new Violation(
                    use is ResultUse.Release ? RuleIds.UnverifiedRelease : RuleIds.UnverifiedUse,
                    null,
                    $"what {names} made is {content.Integrity.ToString().ToLowerInvariant()} and {WordsOf(use)}: {because}");
            }
        }

        return null;
    }

    private static string WordsOf(ResultUse use) => use switch
    {
        ResultUse.Pointer => "gives the address of an access",
        ResultUse.Length => "gives length or address of a buffer",
        ResultUse.Branch => "decides a branch",
        ResultUse.Code => "gives the target of a jump",
        _ => "leaves the chip",
    };
}
