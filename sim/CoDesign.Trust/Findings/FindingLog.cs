using CoDesign.Checkpoints;

namespace CoDesign.Trust;

/// <summary>Collects findings; the same rule at the same instruction between the same parties is
/// one finding with a count.</summary>
public sealed class FindingLog
{
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<(string Rule, string PolicyRule, ulong Pc, string From, string To), int> _known = [];

    /// <summary>The findings, in the order of their first occurrence.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Adds an occurrence.</summary>
    /// <returns>Whether it is the first of its kind.</returns>
    public bool Add(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        (string, string, ulong, string, string) key = KeyOf(finding);
        if (_known.TryGetValue(key, out int index))
        {
            Finding known = _findings[index];
            _findings[index] = known with { Count = known.Count + 1, Bytes = known.Bytes + finding.Bytes };
            return false;
        }

        _known.Add(key, _findings.Count);
        _findings.Add(finding);
        return true;
    }

    /// <summary>Puts the path found in a second run into a finding of the first.</summary>
    public void Explain(int index, IReadOnlyList<PathStep> path) => _findings[index] = _findings[index] with { Path = path };

    /// <summary>Moves the findings into a checkpoint or out of it.</summary>
    /// <param name="stream">The checkpoint.</param>
    /// <param name="finding">Moves one.</param>
    public void Exchange(StateStream stream, Func<Finding?, Finding> finding)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.List(_findings, finding);
        if (stream.IsReading)
        {
            _known.Clear();
            for (int i = 0; i < _findings.Count; i++)
            {
                _known.Add(KeyOf(_findings[i]), i);
            }
        }
    }

    private static (string Rule, string PolicyRule, ulong Pc, string From, string To) KeyOf(Finding finding) => (
        finding.Rule,
        finding.PolicyRule ?? string.Empty,
        finding.Pc,
        finding.Transfer?.Source.Id ?? string.Empty,
        finding.Transfer?.Destination.Id ?? finding.Party);
}
