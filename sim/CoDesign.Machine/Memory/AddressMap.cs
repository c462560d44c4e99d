namespace CoDesign.Machine.Memory;

/// <summary>Who owns which addresses of the bus. Fixed when the chip is built; ranges do not overlap.</summary>
internal sealed class AddressMap
{
    private readonly List<MapEntry> _entries = [];

    /// <summary>The ranges, by rising address.</summary>
    public IReadOnlyList<MapEntry> Entries => _entries;

    /// <summary>Adds a range.</summary>
    /// <exception cref="InvalidOperationException">It overlaps another; descriptions are checked before.</exception>
    public void Add(MapEntry entry)
    {
        int index = _entries.FindIndex(e => e.Address > entry.Address);
        index = index < 0 ? _entries.Count : index;
        if ((index > 0 && _entries[index - 1].Contains(entry.Address)) || (index < _entries.Count && entry.Contains(_entries[index].Address)))
        {
            throw new InvalidOperationException($"{entry.Party.Id} overlaps another range of the address map");
        }

        _entries.Insert(index, entry);
    }

    /// <summary>The range that holds an address.</summary>
    public bool TryResolve(ulong address, out MapEntry entry)
    {
        int low = 0;
        int high = _entries.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            MapEntry candidate = _entries[middle];
            if (candidate.Contains(address))
            {
                entry = candidate;
                return true;
            }

            if (candidate.Address > address)
            {
                high = middle - 1;
            }
            else
            {
                low = middle + 1;
            }
        }

        entry = null!;
        return false;
    }
}
