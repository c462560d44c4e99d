using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace CoDesign.Description.Reading;

/// <summary>A mapping whose keys the author chose, in the order of the file.</summary>
/// <typeparam name="T">The values' type.</typeparam>
public sealed class KeyedList<T> : IReadOnlyList<Keyed<T>>
{
    private readonly IReadOnlyList<Keyed<T>> _entries;

    /// <summary>Creates a mapping.</summary>
    /// <param name="entries">The entries in order, keys unique; not copied, must not change afterwards.</param>
    public KeyedList(IReadOnlyList<Keyed<T>> entries) => _entries = entries;

    /// <summary>The keys in order.</summary>
    public IReadOnlyList<string> Keys => [.. _entries.Select(entry => entry.Key)];

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public Keyed<T> this[int index] => _entries[index];

    /// <summary>Finds the value behind a key.</summary>
    /// <param name="key">The key, case matters.</param>
    /// <param name="value">The value, if the key is there.</param>
    public bool TryFind(string key, [MaybeNullWhen(false)] out T value)
    {
        Keyed<T>? entry = _entries.FirstOrDefault(candidate => candidate.Key == key);
        value = entry is null ? default : entry.Value;
        return entry is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<Keyed<T>> GetEnumerator() => _entries.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
