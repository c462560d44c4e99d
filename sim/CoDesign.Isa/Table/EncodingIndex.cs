namespace CoDesign.Isa;

/// <summary>Finds what a word encodes: a slot per value of two fields that every encoding fixes or leaves open as a whole.</summary>
/// <typeparam name="T">What is found: a row or a form.</typeparam>
/// <param name="low">Lowest bit of the lower field.</param>
/// <param name="lowBits">Width of the lower field.</param>
/// <param name="high">Lowest bit of the upper field, which has three bits: funct3.</param>
internal sealed class EncodingIndex<T>(int low, int lowBits, int high)
    where T : class
{
    private readonly List<Entry>?[] _slots = new List<Entry>?[1 << (lowBits + 3)];

    /// <summary>Adds an encoding.</summary>
    /// <exception cref="InvalidOperationException">It overlaps another one and neither is strictly more specific.</exception>
    public void Add(T value, string name, EncodingPattern pattern)
    {
        // Every combination of those bits of the two fields that the encoding leaves open.
        uint open = (((1U << lowBits) - 1) << low | 7U << high) & ~pattern.Mask;
        uint bits = open;
        do
        {
            Insert(_slots[SlotOf(pattern.Match | bits)] ??= [], new Entry(value, name, pattern));
            bits = (bits - 1) & open;
        }
        while (bits != open);
    }

    /// <summary>Finds the most specific encoding of a word.</summary>
    public bool TryFind(uint word, out T value)
    {
        List<Entry>? entries = _slots[SlotOf(word)];
        for (int i = 0; i < (entries?.Count ?? 0); i++)
        {
            if (entries![i].Pattern.Matches(word))
            {
                value = entries[i].Value;
                return true;
            }
        }

        value = null!;
        return false;
    }

    // Sorted by falling specificity, so that the first match is the most specific. Encodings that overlap share a slot, so to compare
    // within the slot is enough.
    private static void Insert(List<Entry> entries, Entry added)
    {
        int position = 0;
        for (int i = 0; i < entries.Count; i++)
        {
            EncodingPattern other = entries[i].Pattern;
            if (other.Overlaps(added.Pattern) && !other.IsMoreSpecificThan(added.Pattern) && !added.Pattern.IsMoreSpecificThan(other))
            {
                throw Overlap(entries[i], added);
            }

            position += other.Specificity >= added.Pattern.Specificity ? 1 : 0;
        }

        entries.Insert(position, added);
    }

    private static InvalidOperationException Overlap(Entry one, Entry other) => new(
        $"encodings overlap and neither is strictly more specific: {one.Name} ({one.Pattern}) and {other.Name} ({other.Pattern})");

    private int SlotOf(uint word) => (int)((word >> low & ((1U << lowBits) - 1)) << 3 | (word >> high & 7));

    private sealed class Entry(T value, string name, EncodingPattern pattern)
    {
        public T Value { get; } = value;

        public string Name { get; } = name;

        public EncodingPattern Pattern { get; } = pattern;
    }
}
