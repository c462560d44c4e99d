using System.Runtime.InteropServices;
using CoDesign.Checkpoints;
using CoDesign.Description.Chips;
using CoDesign.Machine.Interconnect;
using CoDesign.Timing.Memories;
using CoDesign.Trust;

namespace CoDesign.Machine.Memory;

/// <summary>A memory of the chip: bytes outside the managed heap, zero at start, with a label per byte.</summary>
internal sealed unsafe class Ram : IDisposable
{
    private byte* _host;

    /// <summary>Makes a memory.</summary>
    /// <param name="party">Who it is at the trust boundary.</param>
    /// <param name="address">First address on the bus.</param>
    /// <param name="sizeBytes">Capacity.</param>
    /// <param name="access">What the hardware lets through.</param>
    public Ram(Party party, ulong address, ulong sizeBytes, MemoryAccess access)
    {
        Party = party;
        Address = address;
        SizeBytes = sizeBytes;
        Access = access;
        Shadow = new ShadowMemory(sizeBytes);

        // calloc: the operating system hands out zero pages on demand, so an unused gigabyte costs nothing.
        _host = (byte*)NativeMemory.AllocZeroed((nuint)sizeBytes);
        Counters = (RamCounters*)NativeMemory.AllocZeroed((nuint)sizeof(RamCounters));
    }

    /// <summary>Who the memory is at the trust boundary.</summary>
    public Party Party { get; }

    /// <summary>First address on the bus.</summary>
    public ulong Address { get; }

    /// <summary>Capacity in bytes.</summary>
    public ulong SizeBytes { get; }

    /// <summary>What the hardware lets through.</summary>
    public MemoryAccess Access { get; }

    /// <summary>Labels of the bytes.</summary>
    public ShadowMemory Shadow { get; }

    /// <summary>Accesses so far.</summary>
    public RamCounters* Counters { get; private set; }

    /// <summary>Whether caches may stand in front of it.</summary>
    public bool IsCached { get; init; }

    /// <summary>Time from request to data, if every access takes the same.</summary>
    public long LatencyPicoseconds { get; init; }

    /// <summary>When it answers, if it is a DRAM.</summary>
    public DramTiming? Dram { get; init; }

    /// <summary>The way from the core of its zone to it; null if every access takes the same time.</summary>
    public MemoryPath? Path { get; set; }

    /// <summary>Bytes that one access moves.</summary>
    public int WidthBytes { get; init; } = 8;

    /// <summary>Host address of the first byte.</summary>
    public byte* Host => _host;

    /// <summary>The bytes of a range, which must lie inside the memory.</summary>
    public Span<byte> Bytes(ulong offset, int length) => offset <= SizeBytes && (ulong)length <= SizeBytes - offset
        ? new Span<byte>(_host + offset, length)
        : throw new ArgumentOutOfRangeException(nameof(offset), $"{offset} + {length} lies beyond the {SizeBytes} bytes of {Party.Id}");

    /// <summary>Counts the accesses that moving some bytes takes.</summary>
    public void Count(bool isWrite, int bytes)
    {
        long accesses = (bytes + WidthBytes - 1) / WidthBytes;
        if (isWrite)
        {
            Counters->Writes += accesses;
        }
        else
        {
            Counters->Reads += accesses;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_host);
        NativeMemory.Free(Counters);
        _host = null;
        Counters = null;
    }

    /// <summary>Moves bytes, labels and counts into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        for (ulong offset = 0; offset < SizeBytes; offset += PageEntry.Bytes)
        {
            Span<byte> page = Bytes(offset, (int)Math.Min(PageEntry.Bytes, SizeBytes - offset));
            bool isZero = !page.ContainsAnyExcept((byte)0);
            if (stream.Flag(!isZero))
            {
                stream.Bytes(page);
            }
            else if (!isZero)
            {
                page.Clear();
            }
        }

        Shadow.Exchange(stream);
        Counters->Reads = stream.Count(Counters->Reads);
        Counters->Writes = stream.Count(Counters->Writes);
    }
}
