using CoDesign.Checkpoints;

namespace CoDesign.Machine.Offload;

/// <summary>What the regions of a program cost, by name and module.</summary>
internal sealed class RegionLedger
{
    private readonly Dictionary<(string Name, string? Module), Entry> _entries = [];

    /// <summary>The entries, in the order of their first call.</summary>
    public IEnumerable<Entry> Entries => _entries.Values;

    /// <summary>The entry of a region with a module, or with none.</summary>
    public Entry For(string name, string? module)
    {
        if (!_entries.TryGetValue((name, module), out Entry? entry))
        {
            entry = new Entry(name, module);
            _entries.Add((name, module), entry);
        }

        return entry;
    }

    /// <summary>Moves the entries into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        List<Entry> entries = [.. Entries];
        stream.List(entries, e => Exchange(stream, e));
        if (!stream.IsReading)
        {
            return;
        }

        _entries.Clear();
        foreach (Entry entry in stream.DropsCounts ? [] : entries)
        {
            _entries.Add((entry.Name, entry.Module), entry);
        }
    }

    private static Entry Exchange(StateStream stream, Entry? entry)
    {
        var moved = new Entry(stream.Name(entry?.Name), stream.Text(entry?.Module));
        moved.Calls = stream.Count(entry?.Calls ?? 0);
        moved.Offloaded = stream.Count(entry?.Offloaded ?? 0);
        moved.Refused = stream.Count(entry?.Refused ?? 0);
        moved.Cycles = stream.Count(entry?.Cycles ?? 0);
        moved.Instructions = stream.Count(entry?.Instructions ?? 0);
        moved.DriverCycles = stream.Count(entry?.DriverCycles ?? 0);
        moved.WaitCycles = stream.Count(entry?.WaitCycles ?? 0);
        moved.BytesIn = stream.Count(entry?.BytesIn ?? 0);
        moved.BytesOut = stream.Count(entry?.BytesOut ?? 0);
        moved.Offload = (entry?.Offload ?? default).Exchange(stream);
        moved.Ended = stream.Count(entry?.Ended ?? 0);
        moved.Sizes = entry?.Sizes ?? moved.Sizes;
        moved.Sizes.Exchange(stream);
        return moved;
    }

    /// <summary>A region with one module, or with none.</summary>
    /// <param name="name">Name of the region.</param>
    /// <param name="module">The module; null for software.</param>
    internal sealed class Entry(string name, string? module)
    {
        public string Name { get; } = name;

        public string? Module { get; } = module;

        public long Calls { get; set; }

        public long Offloaded { get; set; }

        public long Refused { get; set; }

        public long Cycles { get; set; }

        public long Instructions { get; set; }

        public long DriverCycles { get; set; }

        public long WaitCycles { get; set; }

        public long BytesIn { get; set; }

        public long BytesOut { get; set; }

        /// <summary>What the cycles in the driver were for.</summary>
        public OffloadCycles Offload { get; set; }

        /// <summary>Calls that were offloaded, or ran in software because nothing else was asked for, by length of their inputs.</summary>
        public CallSizes Sizes { get; set; } = new();

        /// <summary>Calls whose end was seen; cycles of others are not known.</summary>
        public long Ended { get; set; }
    }
}
