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

        /// <summary>Calls whose end was seen; cycles of others are not known.</summary>
        public long Ended { get; set; }
    }
}
