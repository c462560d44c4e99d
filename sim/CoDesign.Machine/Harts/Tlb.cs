using CoDesign.Checkpoints;

namespace CoDesign.Machine.Harts;

/// <summary>
/// The translations that a hart remembers, replaced first in, first out: a hit then changes nothing, so that what is remembered
/// here may be remembered again, closer to the instructions, without a trace in time.
/// </summary>
/// <param name="count">Entries.</param>
internal sealed class Tlb(int count)
{
    private readonly TlbEntry?[] _entries = new TlbEntry?[count];
    private int _next;

    /// <summary>Called with an entry that is no longer remembered.</summary>
    public Action<TlbEntry>? Dropped { get; set; }

    /// <summary>Lookups that found nothing.</summary>
    public long Misses { get; private set; }

    /// <summary>The translation of an address.</summary>
    public TlbEntry? Find(ulong address, int addressSpace)
    {
        foreach (TlbEntry? entry in _entries)
        {
            if (entry is not null && entry.Holds(address, addressSpace))
            {
                return entry;
            }
        }

        Misses++;
        return null;
    }

    /// <summary>Remembers a translation, instead of an older one of the same page or the oldest of all.</summary>
    public void Add(TlbEntry entry)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i] is TlbEntry same && same.Holds(entry.Address, entry.AddressSpace))
            {
                _entries[i] = entry;
                Dropped?.Invoke(same);
                return;
            }
        }

        if (_entries[_next] is TlbEntry oldest)
        {
            Dropped?.Invoke(oldest);
        }

        _entries[_next] = entry;
        _next = (_next + 1) % _entries.Length;
    }

    /// <summary>Forgets translations (“Supervisor Memory-Management Fence Instruction”).</summary>
    /// <param name="address">Of the page of this address only; null: of all.</param>
    /// <param name="addressSpace">Of this address space only, global ones excepted; null: of all.</param>
    public void Forget(ulong? address, int? addressSpace)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            if (_entries[i] is TlbEntry entry
                && (address is not ulong place || place - entry.Address < entry.SizeBytes)
                && (addressSpace is not int space || (entry.AddressSpace == space && (entry.Flags & PageFlags.Global) == 0)))
            {
                _entries[i] = null;
            }
        }
    }

    /// <summary>Moves the translations into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            TlbEntry? entry = _entries[i];
            _entries[i] = !stream.Flag(entry is not null) ? null : new TlbEntry(
                stream.Value(entry?.Address ?? 0),
                stream.Value(entry?.SizeBytes ?? 0),
                stream.Value(entry?.BusAddress ?? 0),
                (PageFlags)stream.Value((int)(entry?.Flags ?? 0)),
                stream.Value(entry?.AddressSpace ?? 0));
        }

        _next = _entries.Length == 0 ? 0 : stream.Value(_next) % _entries.Length;
        Misses = stream.Count(Misses);
    }
}
