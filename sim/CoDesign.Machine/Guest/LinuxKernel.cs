using System.Buffers.Binary;
using System.Text;
using CoDesign.Isa;
using CoDesign.Machine.Harts;
using CoDesign.Timing;
using CoDesign.Trust;

namespace CoDesign.Machine.Guest;

/// <summary>
/// The system calls of the linux_user ABI: as many as a static program needs, each at the cost that the core preset states.
/// Numbers and structures: Linux, include/uapi/asm-generic/unistd.h and arch/riscv.
/// </summary>
internal sealed class LinuxKernel
{
    private const int MaximumTransfer = 1 << 30;
    private const int MaximumPath = 4096;

    // errno of Linux, include/uapi/asm-generic/errno-base.h and errno.h.
    private const long NoEntry = -2;
    private const long BadFile = -9;
    private const long NoMemory = -12;
    private const long Permission = -1;
    private const long Fault = -14;
    private const long Invalid = -22;
    private const long NotTerminal = -25;
    private const long NotImplemented = -38;

    private readonly Hart _hart;
    private readonly GuestMemory _memory;
    private readonly Outside _outside;
    private readonly GuestEnd _end;
    private readonly LinuxLayout _layout;
    private readonly Func<string, LabelledFile?> _findFile;
    private readonly int _callCycles;
    private readonly bool _is32;
    private readonly Dictionary<int, OpenFile> _files = [];
    private readonly List<string> _notes;
    private readonly HashSet<long> _notedCalls = [];
    private ulong _break;
    private ulong _mapTop;
    private ulong _random;

    /// <summary>Makes the kernel of one program.</summary>
    public LinuxKernel(LinuxKernelConfiguration configuration)
    {
        _hart = configuration.Hart;
        _memory = configuration.Memory;
        _outside = configuration.Outside;
        _end = configuration.End;
        _layout = configuration.Layout;
        _findFile = configuration.FindFile;
        _callCycles = configuration.CallCycles;
        _is32 = configuration.Isa.Xlen == 32;
        _notes = configuration.Notes;
        _break = _layout.HeapStart;
        _mapTop = _layout.MapTop;
        _random = configuration.Seed;
        _files[0] = new OpenFile(configuration.StandardInput);
    }

    /// <summary>Calls served.</summary>
    public long Calls { get; private set; }

    /// <summary>Serves the call whose number is in a7; the result goes to a0.</summary>
    public void Serve(ulong pc)
    {
        Calls++;
        _hart.Stall(StallCause.Trap, _callCycles);
        long number = (long)_hart[Registers.A7];
        ulong a0 = Argument(0);
        ulong a1 = Argument(1);
        ulong a2 = Argument(2);
        long result = number switch
        {
            29 => NotTerminal, // ioctl: nothing here is a terminal
            48 => _findFile(PathAt(a1)) is null ? NoEntry : 0, // faccessat
            56 => Open(PathAt(a1), a2),
            57 => _files.Remove((int)a0) || a0 <= 2 ? 0 : BadFile, // close
            62 => _is32 ? LongSeek((int)a0, (long)(a1 << 32 | a2), Argument(3), (int)Argument(4)) : Seek((int)a0, (long)a1, (int)a2),
            63 => Read((int)a0, a1, a2, pc),
            64 => Write((int)a0, a1, a2, pc),
            65 => Vector(a0, a1, a2, (file, address, length) => Read(file, address, length, pc)),
            66 => Vector(a0, a1, a2, (file, address, length) => Write(file, address, length, pc)),
            78 => Invalid, // readlinkat: no symbolic links
            79 => Status(PathAt(a1), a2),
            80 => Status((int)a0, a1),
            93 or 94 => Exit((int)a0),
            96 => 1, // set_tid_address: the thread id
            98 => Futex((int)a1 & 0x7F),
            99 or 293 => 0, // set_robust_list, rseq: accepted, never used with one thread
            113 => Clock(a1, wide: !_is32),
            403 => Clock(a1, wide: true), // clock_gettime64 of RV32
            131 => Signal((int)a2),
            134 or 135 => 0, // rt_sigaction, rt_sigprocmask: no signal is ever delivered
            160 => UnixName(a0),
            169 => TimeOfDay(a0),
            172 or 178 => 1, // getpid, gettid
            174 or 175 or 176 or 177 => 1000, // getuid and kin: an ordinary user
            179 => NotImplemented,
            214 => Break(a0),
            215 => 0, // munmap: address space is never reused
            220 or 435 => Clone(pc),
            222 => Map(a0, a1, Argument(3), (int)Argument(4)),
            226 => 0, // mprotect: pages have the protection of their memory
            261 => PrlimitStack((int)a1, Argument(3)),
            278 => Random(a0, a1),
            _ => Unknown(number),
        };
        _hart[Registers.A0] = _is32 ? (ulong)(int)result : (ulong)result;
        unsafe
        {
            _hart.State->Labels.Set(Registers.A0, Label.Public);
        }
    }

    private ulong Argument(int index) => _hart.Unsigned(Registers.A0 + index);

    private string PathAt(ulong address)
    {
        string path = _memory.ReadText(address, MaximumPath) ?? string.Empty;
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }

    private long Exit(int code)
    {
        _end.Exit(code & 0xFF, "exit");
        return 0;
    }

    private long Open(string path, ulong flags)
    {
        // O_ACCMODE: anything but reading would write to the host.
        if ((flags & 3) != 0)
        {
            Note($"the program opens '{path}' for writing; files of a workload are read-only, so it gets EPERM");
            return Permission;
        }

        LabelledFile? file = _findFile(path);
        if (file is null)
        {
            Note($"the program opens '{path}', which is not among the inputs of the workload, so it gets ENOENT");
            return NoEntry;
        }

        int descriptor = 3;
        while (_files.ContainsKey(descriptor))
        {
            descriptor++;
        }

        _files[descriptor] = new OpenFile(file);
        return descriptor;
    }

    private long Read(int descriptor, ulong address, ulong length, ulong pc)
    {
        if (!_files.TryGetValue(descriptor, out OpenFile? open))
        {
            return BadFile;
        }

        int count = (int)Math.Min(Math.Min(length, MaximumTransfer), (ulong)(open.File.Content.Length - open.Position));
        ReadOnlySpan<byte> bytes = open.File.Content.Span.Slice(open.Position, count);
        ushort[] labels = new ushort[count];
        open.File.ReadLabels(open.Position, labels);
        if (!_outside.TryRead(count, labels, address, pc))
        {
            return Permission;
        }

        if (!_memory.TryWrite(address, bytes))
        {
            return Fault;
        }

        _memory.WriteLabels(address, labels);
        NoteSources(open, address, count, pc);
        open.Position += count;
        return count;
    }

    private void NoteSources(OpenFile open, ulong address, int count, ulong pc)
    {
        if (_hart.Paths is null)
        {
            return;
        }

        foreach ((ulong offset, ulong length, Label label, string tag) in open.File.Ranges)
        {
            ulong start = Math.Max(offset, (ulong)open.Position);
            ulong end = Math.Min(offset + length, (ulong)(open.Position + count));
            if (start < end)
            {
                _hart.Paths.Source(
                    _memory.BusAddressOf(address) + start - (ulong)open.Position,
                    end - start,
                    label,
                    pc,
                    $"{tag}: {open.File.Name}, bytes {start} to {end - 1}");
            }
        }
    }

    private long Write(int descriptor, ulong address, ulong length, ulong pc)
    {
        if (descriptor is not (1 or 2))
        {
            return BadFile;
        }

        byte[] bytes = new byte[Math.Min(length, 1 << 20)];
        if (!_memory.TryRead(address, bytes))
        {
            return Fault;
        }

        ushort[] labels = _memory.ReadLabels(address, bytes.Length);
        return _outside.TryWrite(bytes, labels, _memory.BusAddressOf(address), pc) ? bytes.Length : Permission;
    }

    private long Vector(ulong descriptor, ulong vector, ulong count, Func<int, ulong, ulong, long> one)
    {
        long total = 0;
        int word = _is32 ? 4 : 8;
        byte[] entry = new byte[2 * word];
        for (ulong i = 0; i < Math.Min(count, 1024); i++)
        {
            if (!_memory.TryRead(vector + (i * (ulong)entry.Length), entry))
            {
                return Fault;
            }

            long done = one((int)descriptor, WordAt(entry), WordAt(entry.AsSpan(word)));
            if (done < 0)
            {
                return total > 0 ? total : done;
            }

            total += done;
        }

        return total;
    }

    private ulong WordAt(ReadOnlySpan<byte> bytes) =>
        _is32 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private long Seek(int descriptor, long offset, int origin)
    {
        if (!_files.TryGetValue(descriptor, out OpenFile? open))
        {
            return BadFile;
        }

        long position = origin switch
        {
            0 => offset,
            1 => open.Position + offset,
            2 => open.File.Content.Length + offset,
            _ => -1,
        };
        if (position < 0 || position > open.File.Content.Length)
        {
            return Invalid;
        }

        open.Position = (int)position;
        return position;
    }

    // _llseek of RV32: the offset comes in halves, high first, and the position goes to memory.
    private long LongSeek(int descriptor, long offset, ulong result, int origin)
    {
        long position = Seek(descriptor, offset, origin);
        return position < 0 ? position : WriteBytes(result, BitConverter.GetBytes(position));
    }

    private long Status(string path, ulong address) =>
        _findFile(path) is LabelledFile file ? WriteStatus(address, isFile: true, file.Content.Length) : NoEntry;

    private long Status(int descriptor, ulong address) =>
        _files.TryGetValue(descriptor, out OpenFile? open) && descriptor > 2 ? WriteStatus(address, isFile: true, open.File.Content.Length)
        : descriptor <= 2 ? WriteStatus(address, isFile: false, 0)
        : BadFile;

    // struct stat of asm-generic: mode at 16, size at 48, block size at 56.
    private long WriteStatus(ulong address, bool isFile, long size)
    {
        byte[] status = new byte[128];
        const uint RegularFileReadable = 0x8124;
        const uint CharacterDevice = 0x2190;
        BinaryPrimitives.WriteUInt32LittleEndian(status.AsSpan(16), isFile ? RegularFileReadable : CharacterDevice);
        BinaryPrimitives.WriteUInt32LittleEndian(status.AsSpan(20), 1);
        BinaryPrimitives.WriteInt64LittleEndian(status.AsSpan(48), size);
        BinaryPrimitives.WriteInt32LittleEndian(status.AsSpan(56), 4096);
        return WriteBytes(address, status);
    }

    private long Futex(int operation)
    {
        // FUTEX_WAKE wakes nobody; FUTEX_WAIT would wait for a second thread.
        if (operation == 1)
        {
            return 0;
        }

        _end.Trap("the program waits for another thread (futex); programs with threads are not supported");
        return NotImplemented;
    }

    private long Clone(ulong pc)
    {
        _end.Trap($"the program starts a thread or process (clone at 0x{pc:x}); programs with threads are not supported");
        return NotImplemented;
    }

    private long Signal(int signal)
    {
        // tgkill to itself is how abort ends; a shell would report 128 + signal.
        _end.Exit(128 + signal, $"signal {signal}");
        return 0;
    }

    private long Clock(ulong address, bool wide)
    {
        byte[] time = new byte[wide ? 16 : 8];
        long picoseconds = _hart.NowPicoseconds;
        long seconds = picoseconds / 1_000_000_000_000;
        long nanoseconds = picoseconds / 1_000 % 1_000_000_000;
        if (wide)
        {
            BinaryPrimitives.WriteInt64LittleEndian(time, seconds);
            BinaryPrimitives.WriteInt64LittleEndian(time.AsSpan(8), nanoseconds);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(time, (int)seconds);
            BinaryPrimitives.WriteInt32LittleEndian(time.AsSpan(4), (int)nanoseconds);
        }

        return WriteBytes(address, time);
    }

    private long TimeOfDay(ulong address)
    {
        byte[] time = new byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(time, _hart.NowPicoseconds / 1_000_000_000_000);
        BinaryPrimitives.WriteInt64LittleEndian(time.AsSpan(8), _hart.NowPicoseconds / 1_000_000 % 1_000_000);
        return WriteBytes(address, time);
    }

    private long UnixName(ulong address)
    {
        // struct utsname: six fields of 65 bytes.
        byte[] name = new byte[6 * 65];
        string[] fields = ["Linux", "codesign", "6.1.0", "#1", _is32 ? "riscv32" : "riscv64", string.Empty];
        for (int i = 0; i < fields.Length; i++)
        {
            Encoding.ASCII.GetBytes(fields[i], name.AsSpan(65 * i));
        }

        return WriteBytes(address, name);
    }

    private long Break(ulong wanted)
    {
        if (wanted >= _layout.HeapStart && wanted <= _layout.HeapEnd)
        {
            // Pages that are given back are new ones, and so zero, when the heap grows again.
            _memory.Clear(wanted, Math.Max(wanted, _break) - wanted);
            _break = wanted;
        }

        return (long)_break;
    }

    // Anonymous memory only, from the top down; munmap gives nothing back.
    private long Map(ulong address, ulong length, ulong flags, int descriptor)
    {
        const ulong Anonymous = 0x20;
        const ulong Fixed = 0x10;
        ulong size = (length + 4095) & ~4095UL;
        if ((flags & Anonymous) == 0 || descriptor >= 0)
        {
            Note("the program maps a file into memory, which is not supported, so it gets ENOSYS");
            return NotImplemented;
        }

        if (size == 0 || (flags & Fixed) != 0)
        {
            return Invalid;
        }

        if (size > _mapTop - _layout.MapBottom)
        {
            return NoMemory;
        }

        _mapTop -= size;
        _memory.Clear(_mapTop, size);
        return (long)_mapTop;
    }

    private long PrlimitStack(int resource, ulong address)
    {
        if (address == 0)
        {
            return 0;
        }

        // RLIMIT_STACK is 3; everything else is unlimited.
        byte[] limits = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(limits, resource == 3 ? _layout.StackBytes : ulong.MaxValue);
        BinaryPrimitives.WriteUInt64LittleEndian(limits.AsSpan(8), ulong.MaxValue);
        return WriteBytes(address, limits);
    }

    private long Random(ulong address, ulong length)
    {
        byte[] bytes = new byte[Math.Min(length, 256)];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(SplitMix.Next(ref _random) >> 56);
        }

        return WriteBytes(address, bytes) == 0 ? bytes.Length : Fault;
    }

    private long Unknown(long number)
    {
        if (_notedCalls.Add(number))
        {
            Note($"the program makes system call {number}, which is not supported, so it gets ENOSYS");
        }

        return NotImplemented;
    }

    private long WriteBytes(ulong address, byte[] bytes)
    {
        if (!_memory.TryWrite(address, bytes))
        {
            return Fault;
        }

        _memory.WriteLabels(address, new ushort[bytes.Length]);
        return 0;
    }

    private void Note(string text)
    {
        if (!_notes.Contains(text))
        {
            _notes.Add(text);
        }
    }

    private sealed class OpenFile(LabelledFile file)
    {
        public LabelledFile File { get; } = file;

        public int Position { get; set; }
    }
}
