using CoDesign.Checkpoints;
using CoDesign.Results;

namespace CoDesign.Machine.Observation;

/// <summary>Where labels were born: sources that were never touched make a clean audit worthless, so they are listed too.</summary>
internal sealed class LabelSources
{
    private readonly Dictionary<(string Tag, string Description), long> _bytes = [];

    /// <summary>The sources, in the order in which they became known.</summary>
    public IReadOnlyList<SourceRecord> Records => [.. _bytes.Select(b => new SourceRecord(b.Key.Tag, b.Key.Description, b.Value))];

    /// <summary>Notes bytes that got a label; 0 for a source that exists and has not been touched yet.</summary>
    public void Note(string tag, string description, long bytes) =>
        _bytes[(tag, description)] = _bytes.GetValueOrDefault((tag, description)) + bytes;

    /// <summary>Moves the sources into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream) => stream.Map(_bytes, k => (stream.Name(k.Tag), stream.Name(k.Description)), stream.Value);
}
