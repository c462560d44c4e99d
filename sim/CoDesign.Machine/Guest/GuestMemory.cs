using CoDesign.Machine.Harts;
using CoDesign.Machine.Interconnect;
using CoDesign.Machine.Memory;
using CoDesign.Trust;

namespace CoDesign.Machine.Guest;

/// <summary>
/// Memory as the simulator's own services see it: bytes and labels at program addresses, without time, energy or judgement. Used
/// for what an operating system or a debugger would do behind the program's back. What a Linux program may not read or write is not read
/// or written for it either.
/// </summary>
/// <param name="map">Who owns which bus addresses.</param>
/// <param name="pages">Translates program addresses.</param>
/// <param name="isTracking">Whether labels are followed.</param>
internal sealed class GuestMemory(AddressMap map, PageTable pages, bool isTracking)
{
    /// <summary>Reads bytes.</summary>
    /// <returns><see langword="false"/> if they are not all memory.</returns>
    public bool TryRead(ulong address, Span<byte> bytes)
    {
        for (int done = 0; done < bytes.Length;)
        {
            if (!TryFind(address + (ulong)done, bytes.Length - done, out Ram ram, out ulong offset, out int length, MemoryAccesses.Load))
            {
                return false;
            }

            ram.Bytes(offset, length).CopyTo(bytes[done..]);
            done += length;
        }

        return true;
    }

    /// <summary>Reads labels; they are public when labels are not followed.</summary>
    public ushort[] ReadLabels(ulong address, int count)
    {
        ushort[] labels = isTracking ? new ushort[count] : [];
        for (int done = 0; done < labels.Length;)
        {
            if (!TryFind(address + (ulong)done, labels.Length - done, out Ram ram, out ulong offset, out int length))
            {
                break;
            }

            ram.Shadow.Read(offset, labels.AsSpan(done, length));
            done += length;
        }

        return labels;
    }

    /// <summary>Writes bytes.</summary>
    /// <returns><see langword="false"/> if they are not all memory; those before the hole are written.</returns>
    public bool TryWrite(ulong address, ReadOnlySpan<byte> bytes)
    {
        for (int done = 0; done < bytes.Length;)
        {
            if (!TryFind(address + (ulong)done, bytes.Length - done, out Ram ram, out ulong offset, out int length, MemoryAccesses.Store))
            {
                return false;
            }

            bytes.Slice(done, length).CopyTo(ram.Bytes(offset, length));
            done += length;
        }

        return true;
    }

    /// <summary>Gives bytes labels.</summary>
    public void WriteLabels(ulong address, ReadOnlySpan<ushort> labels)
    {
        for (int done = 0; isTracking && done < labels.Length;)
        {
            if (!TryFind(address + (ulong)done, labels.Length - done, out Ram ram, out ulong offset, out int length))
            {
                return;
            }

            ram.Shadow.Write(offset, labels.Slice(done, length));
            done += length;
        }
    }

    /// <summary>Joins a label to those that bytes already have.</summary>
    /// <returns>How many bytes there were, up to the end of their memory.</returns>
    public ulong Join(ulong address, ulong count, Label label, LabelTable table)
    {
        // Page by page: a program may name more bytes than the host could hold labels for.
        const int PageBytes = 4096;
        ulong done = 0;
        Span<ushort> labels = stackalloc ushort[PageBytes];
        while (isTracking && done < count
            && TryFind(address + done, (int)Math.Min(count - done, PageBytes), out Ram ram, out ulong offset, out int length))
        {
            ram.Shadow.Read(offset, labels[..length]);
            foreach (ref ushort id in labels[..length])
            {
                id = table.Join(new Label(id), label).Id;
            }

            ram.Shadow.Write(offset, labels[..length]);
            done += (ulong)length;
        }

        return done;
    }

    /// <summary>Fills bytes with zeros, and makes them public.</summary>
    public void Clear(ulong address, ulong length)
    {
        while (length > 0 && TryFind(address, (int)Math.Min(length, int.MaxValue), out Ram ram, out ulong offset, out int part))
        {
            ram.Bytes(offset, part).Clear();
            ram.Shadow.Fill(offset, (ulong)part, Label.Public);
            address += (ulong)part;
            length -= (ulong)part;
        }
    }

    /// <summary>Reads text up to a zero byte.</summary>
    /// <returns>Null if it is not memory or too long.</returns>
    public string? ReadText(ulong address, int maximumLength)
    {
        var text = new System.Text.StringBuilder();
        Span<byte> one = stackalloc byte[1];
        for (int i = 0; i < maximumLength; i++)
        {
            if (!TryRead(address + (ulong)i, one))
            {
                return null;
            }

            if (one[0] == 0)
            {
                return text.ToString();
            }

            text.Append((char)one[0]);
        }

        return null;
    }

    /// <summary>The bus address behind a program address.</summary>
    public ulong BusAddressOf(ulong address) => pages.BusAddressOf(address);

    // The part of a range that lies in one memory, and inside or outside the window as a whole.
    private bool TryFind(ulong address, int wanted, out Ram ram, out ulong offset, out int length, MemoryAccesses access = MemoryAccesses.None)
    {
        ulong bus = pages.BusAddressOf(address);
        ram = null!;
        offset = 0;
        length = 0;
        if (!map.TryResolve(bus, out MapEntry entry) || entry.Target is not RamTarget target)
        {
            return false;
        }

        ram = target.Ram;
        offset = bus - ram.Address;
        ulong inWindow = pages.Window.SizeBytes - (address - pages.Window.Address);
        ulong available = address - pages.Window.Address < pages.Window.SizeBytes ? Math.Min(inWindow, ram.SizeBytes - offset) : ram.SizeBytes - offset;
        if (access is not MemoryAccesses.None && pages.UserSpace is not null && pages.UserSpace.Governs(bus))
        {
            if ((pages.UserSpace.AccessAt(address, out ulong end) & access) == 0)
            {
                return false;
            }

            available = Math.Min(available, end - address);
        }

        length = (int)Math.Min((ulong)wanted, available);
        return true;
    }
}
