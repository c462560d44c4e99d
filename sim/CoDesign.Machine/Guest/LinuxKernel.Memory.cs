using System.Globalization;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Memory;

namespace CoDesign.Machine.Guest;

/// <content>The program's memory: the break, and mappings of nothing or of an input file.</content>
internal sealed partial class LinuxKernel
{
    private const ulong PageBytes = PageEntry.Bytes;

    // include/uapi/asm-generic/mman-common.h and linux/mman.h.
    private const int ProtectRead = 1;
    private const int ProtectWrite = 2;
    private const int ProtectExecute = 4;
    private const int MapShared = 1;
    private const int MapFixed = 0x10;
    private const int MapAnonymous = 0x20;
    private const int MapFixedNoReplace = 0x10_0000;
    private const int RemapMayMove = 1;
    private const int AdviseDontNeed = 4;

    /// <summary>Why an access of the program is a page fault, in words; empty if nothing is to be said.</summary>
    public string ExplainFault(ulong address) =>
        address - _layout.MapTop < _layout.StackBottom - _layout.MapTop
            ? string.Create(CultureInfo.InvariantCulture, $" (the stack of {_layout.StackBytes / 1024} KiB has overflowed)")
        : _layout.Space.IsMapped(address, 1) ? " (its page does not permit that)"
        : " (the program has no memory there)";

    private long Break(ulong wanted)
    {
        ulong oldEnd = UserSpace.PageUp(_break);
        if (wanted < _layout.HeapStart)
        {
            return (long)_break;
        }

        // The sum may wrap.
        ulong newEnd = wanted > _layout.HeapEnd ? ulong.MaxValue : UserSpace.PageUp(wanted);
        if (newEnd > _layout.HeapEnd || (newEnd > oldEnd && !_layout.Space.IsFree(oldEnd, newEnd - oldEnd)))
        {
            NoteNoMemory(wanted - _break);
            return (long)_break;
        }

        // Pages that are given back are new ones, and so zero, when the heap grows again.
        _memory.Clear(wanted, Math.Max(wanted, _break) - wanted);
        if (newEnd > oldEnd)
        {
            _layout.Space.Set(oldEnd, newEnd - oldEnd, MemoryAccesses.Load | MemoryAccesses.Store);
        }
        else if (newEnd < oldEnd)
        {
            Forget(newEnd, oldEnd - newEnd);
        }

        _break = wanted;
        return (long)_break;
    }

    private long Map(ulong address, ulong length, int protection, int flags, int descriptor, ulong offset, ulong pc)
    {
        OpenFile? open = null;
        bool isAnonymous = (flags & MapAnonymous) != 0;
        if (!isAnonymous && !_files.TryGetValue(descriptor, out open))
        {
            return BadFile;
        }

        if (length == 0 || offset % PageBytes != 0)
        {
            return Invalid;
        }

        // Files are read-only, and changes of a shared mapping would be changes of the file.
        if (open is not null && (flags & MapShared) != 0 && (protection & ProtectWrite) != 0)
        {
            return Denied;
        }

        if (!TryPlace(address, length, flags, out ulong size, out ulong start, out long problem))
        {
            return problem;
        }

        _layout.Space.Set(start, size, MemoryAccesses.Load | MemoryAccesses.Store);
        _memory.Clear(start, size);
        long read = open is null ? 0 : ReadAt(descriptor, start, size, offset, pc);
        _layout.Space.Set(start, size, AccessOf(protection));
        _hart.Pages.Drop(start, size);
        return read < 0 ? read : (long)start;
    }

    private bool TryPlace(ulong address, ulong length, int flags, out ulong size, out ulong start, out long problem)
    {
        size = UserSpace.PageUp(length);
        start = 0;
        problem = NoMemory;
        if (size == 0 || size > _layout.StackTop)
        {
            NoteNoMemory(length);
            return false;
        }

        if ((flags & (MapFixed | MapFixedNoReplace)) == 0)
        {
            return TryFindRoom(size, out start);
        }

        start = address;
        if (address % PageBytes != 0)
        {
            problem = Invalid;
            return false;
        }

        if ((flags & MapFixedNoReplace) != 0 && !_layout.Space.IsFree(start, size))
        {
            problem = Exists;
            return false;
        }

        return IsWithin(start, size, _layout.MapBottom, _layout.MapTop) || IsWithin(start, size, _layout.HeapStart, _layout.HeapEnd);
    }

    // From the top down, first where only mappings lie, then towards the heap.
    private bool TryFindRoom(ulong size, out ulong start)
    {
        bool isFound = _layout.Space.TryFindFree(_layout.MapBottom, _layout.MapTop, size, out start)
            || _layout.Space.TryFindFree(UserSpace.PageUp(_break), _layout.HeapEnd, size, out start);
        if (!isFound)
        {
            NoteNoMemory(size);
        }

        return isFound;
    }

    private long Unmap(ulong address, ulong length)
    {
        if (address % PageBytes != 0 || length == 0 || length > _layout.StackTop || address > ulong.MaxValue - length)
        {
            return Invalid;
        }

        Forget(address, UserSpace.PageUp(length));
        return 0;
    }

    private long Remap(ulong address, ulong oldLength, ulong newLength, int flags)
    {
        if (address % PageBytes != 0 || newLength == 0 || newLength > _layout.StackTop || oldLength > _layout.StackTop || (flags & ~RemapMayMove) != 0)
        {
            return Invalid;
        }

        ulong oldSize = UserSpace.PageUp(oldLength);
        ulong newSize = UserSpace.PageUp(newLength);
        MemoryAccesses access = _layout.Space.AccessAt(address, out _);
        if (oldSize == 0 || !_layout.Space.IsMapped(address, oldSize))
        {
            return Fault;
        }

        if (newSize <= oldSize)
        {
            Forget(address + newSize, oldSize - newSize);
            return (long)address;
        }

        bool growsInPlace = _layout.Space.IsFree(address + oldSize, newSize - oldSize)
            && (IsWithin(address, newSize, _layout.MapBottom, _layout.MapTop) || IsWithin(address, newSize, UserSpace.PageUp(_break), _layout.HeapEnd));
        if (growsInPlace)
        {
            _memory.Clear(address + oldSize, newSize - oldSize);
            _layout.Space.Set(address + oldSize, newSize - oldSize, access);
            return (long)address;
        }

        if ((flags & RemapMayMove) == 0 || !TryFindRoom(newSize, out ulong start))
        {
            return NoMemory;
        }

        _layout.Space.Set(address, oldSize, MemoryAccesses.Load);
        _layout.Space.Set(start, newSize, MemoryAccesses.Load | MemoryAccesses.Store);
        _memory.Clear(start, newSize);
        Copy(address, start, oldSize);
        _layout.Space.Set(start, newSize, access);
        Forget(address, oldSize);
        _hart.Pages.Drop(start, newSize);
        return (long)start;
    }

    // By page, with labels: a mapping may be as large as memory.
    private void Copy(ulong from, ulong to, ulong size)
    {
        byte[] page = new byte[PageBytes];
        for (ulong done = 0; done < size; done += PageBytes)
        {
            _memory.TryRead(from + done, page);
            _memory.TryWrite(to + done, page);
            _memory.WriteLabels(to + done, _memory.ReadLabels(from + done, page.Length));
        }
    }

    private long Protect(ulong address, ulong length, int protection)
    {
        ulong size = UserSpace.PageUp(length);
        if (address % PageBytes != 0)
        {
            return Invalid;
        }

        if (length > _layout.StackTop || !_layout.Space.IsMapped(address, size))
        {
            return NoMemory;
        }

        if (size > 0)
        {
            _layout.Space.Set(address, size, AccessOf(protection));
            _hart.Pages.Drop(address, size);
        }

        return 0;
    }

    private long Advise(ulong address, ulong length, int advice)
    {
        if (address % PageBytes != 0)
        {
            return Invalid;
        }

        if (length > _layout.StackTop || !_layout.Space.IsMapped(address, UserSpace.PageUp(length)))
        {
            return NoMemory;
        }

        // Anonymous pages that are not needed are zero when they are touched again; any other advice changes nothing.
        if (advice == AdviseDontNeed)
        {
            _memory.Clear(address, UserSpace.PageUp(length));
        }

        return 0;
    }

    private void Forget(ulong start, ulong size)
    {
        _layout.Space.Remove(start, size);
        _hart.Pages.Drop(start, size);
    }

    private static bool IsWithin(ulong start, ulong size, ulong bottom, ulong top) => start >= bottom && start <= top && size <= top - start;

    // A page that may be written or executed may be read, as on every RISC-V that Linux runs on.
    private static MemoryAccesses AccessOf(int protection) =>
        ((protection & ProtectWrite) != 0 ? MemoryAccesses.Load | MemoryAccesses.Store : MemoryAccesses.None)
        | ((protection & ProtectExecute) != 0 ? MemoryAccesses.Load | MemoryAccesses.Fetch : MemoryAccesses.None)
        | ((protection & ProtectRead) != 0 ? MemoryAccesses.Load : MemoryAccesses.None);

    private void NoteNoMemory(ulong bytes)
    {
        if (!_hasNotedNoMemory)
        {
            _hasNotedNoMemory = true;
            Note($"the program asks for {(bytes + 1023) / 1024} KiB more than main memory has left for it, so it gets ENOMEM; a chip with more memory may help");
        }
    }

    private bool _hasNotedNoMemory;
}
