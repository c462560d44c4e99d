using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Yaml;

/// <summary>Keys with values, in the order of the file; keys are unique.</summary>
public sealed class YamlMapping : YamlNode
{
    private readonly Dictionary<string, YamlEntry> _byKey = new(StringComparer.Ordinal);

    /// <summary>Creates a mapping.</summary>
    /// <param name="position">First key or opening brace.</param>
    /// <param name="entries">The entries in order; not copied, must not change afterwards.</param>
    /// <exception cref="ArgumentException">Two entries have the same key; the parser reports those and keeps the first.</exception>
    public YamlMapping(SourcePosition position, IReadOnlyList<YamlEntry> entries)
        : base(position)
    {
        Entries = entries;
        foreach (YamlEntry entry in entries)
        {
            _byKey.Add(entry.Key.Text, entry);
        }
    }

    /// <summary>The entries in the order of the file.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; }

    /// <inheritdoc/>
    internal override string Designation => "a mapping";

    /// <summary>Finds an entry by its key.</summary>
    /// <param name="key">The key, case matters.</param>
    /// <param name="entry">The entry, if there is one.</param>
    public bool TryFind(string key, [NotNullWhen(true)] out YamlEntry? entry) => _byKey.TryGetValue(key, out entry);
}
