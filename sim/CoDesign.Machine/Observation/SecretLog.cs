using CoDesign.Machine.Harts;
using CoDesign.Trust;

namespace CoDesign.Machine.Observation;

/// <summary>Decides what logs of values may show, and says so where they show a secret or would (TB402).</summary>
/// <param name="hart">The hart.</param>
/// <param name="observer">Takes findings.</param>
/// <param name="mode">In mode enforce secrets are hidden, in mode audit shown.</param>
internal sealed class SecretLog(Hart hart, CrossingObserver observer, PolicyMode mode)
{
    private readonly HashSet<(string Log, ulong Pc, ushort Label)> _known = [];

    /// <summary>Whether question marks stand in place of a value.</summary>
    /// <param name="log">Name of the log.</param>
    /// <param name="label">Of the value.</param>
    /// <param name="pc">The instruction that it is about.</param>
    public bool Hides(string log, Label label, ulong pc)
    {
        ulong tags = hart.Labels[label].Tags;
        if (tags == 0)
        {
            return false;
        }

        bool isHidden = mode is PolicyMode.Enforce;
        if (_known.Add((log, pc, label.Id)))
        {
            string names = string.Join(", ", LabelVocabulary.NamesOf(hart.Labels.Vocabulary.Tags, tags).Select(t => $"'{t}'"));
            observer.Add(new Finding
            {
                Rule = RuleIds.SecretInLog,
                Tags = tags,
                Message = $"a value of {names} {(isHidden ? "would stand" : "stands")} in the {log}",
                IsBlocked = isHidden,
                Party = log,
                Pc = pc,
            });
        }

        return isHidden;
    }
}
