using CoDesign.Timing;

namespace CoDesign.Machine.Translation;

/// <summary>The lines that translated code may read and those that it may write.</summary>
internal sealed class AccessTables
{
    /// <summary>Makes empty tables.</summary>
    /// <param name="cache">The data cache of the hart, if it has one.</param>
    /// <param name="isTracking">Whether labels are followed.</param>
    public AccessTables(CacheModel? cache, bool isTracking)
    {
        Reads = new AccessTable(cache, isTracking, isCachedOnly: cache is not null);

        // Where a write changes nothing in the cache, it does not matter what the cache holds.
        Writes = cache is { IgnoresWrites: true } ? new AccessTable(cache: null, isTracking, isCachedOnly: true) : Reads;
    }

    /// <summary>Lines that it may read.</summary>
    public AccessTable Reads { get; }

    /// <summary>Lines that it may write; often the same table.</summary>
    public AccessTable Writes { get; }

    /// <summary>A byte has got a label.</summary>
    public void Label(ulong address)
    {
        Reads.Label(address);
        Writes.Label(address);
    }

    /// <summary>Takes everything back.</summary>
    public void Clear()
    {
        Reads.Clear();
        Writes.Clear();
    }
}
