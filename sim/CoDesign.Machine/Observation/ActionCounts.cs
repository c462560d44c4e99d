using CoDesign.Checkpoints;

namespace CoDesign.Machine.Observation;

/// <summary>Occurrences of actions, by name.</summary>
internal sealed class ActionCounts
{
    private readonly Dictionary<string, long> _counts = [];

    /// <summary>The counts, by name.</summary>
    public IReadOnlyDictionary<string, long> Counts => new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);

    /// <summary>Adds occurrences.</summary>
    public void Add(string action, long count) => _counts[action] = _counts.GetValueOrDefault(action) + count;

    /// <summary>Moves the counts into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        stream.Map(_counts, stream.Name, stream.Value);
        if (stream is { IsReading: true, DropsCounts: true })
        {
            _counts.Clear();
        }
    }
}
