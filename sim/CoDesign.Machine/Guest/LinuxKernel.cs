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
internal sealed partial class LinuxKernel
{
    private const int MaximumTransfer = 1 << 30;
    private const int MaximumPath = 4096;

    // errno of Linux, include/uapi/asm-generic/errno-base.h and errno.h.
    private const long NoEntry = -2;
    private const long BadFile = -9;
    private const long Again = -11;
    private const long NoMemory = -12;
    private const long Denied = -13;
    private const long Exists = -17;
    private const long Permission = -1;
    private const long Fault = -14;
    private const long Invalid = -22;
    private const long NotTerminal = -25;
    private const long Range = -34;
    private const long NotImplemented = -38;
    private const long TimedOut = -110;

    private readonly Hart _hart;
    private readonly GuestMemory _memory;
    private readonly Outside _outside;
    private readonly GuestEnd _end;
    private readonly LinuxLayout _layout;
    private readonly Func<string, LabelledFile?> _findFile;
    private readonly int _callCycles;
    private readonly bool _is32;
    private readonly Dictionary<int, OpenFile> _files = [];
    private readonly OpenFile _standardInput;
    private readonly List<string> _notes;
    private readonly Action _fenceInstructions;
    private readonly HashSet<long> _notedCalls = [];
    private ulong _break;
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
        _fenceInstructions = configuration.FenceInstructions;
        _break = _layout.HeapStart;
        _random = configuration.Seed;
        _standardInput = new OpenFile(configuration.StandardInput);
        _files[0] = _standardInput;
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
            17 => WorkingFolder(a0, a1), // getcwd
            25 => ControlFile((int)a0, (int)a1), // fcntl
            29 => NotTerminal, // ioctl: nothing here is a terminal
            48 => _findFile(PathAt(a1)) is null ? NoEntry : 0, // faccessat
            56 => Open(PathAt(a1), a2),
            57 => _files.Remove((int)a0) || a0 <= 2 ? 0 : BadFile, // close
            62 => _is32 ? LongSeek((int)a0, (long)(a1 << 32 | a2), Argument(3), (int)Argument(4)) : Seek((int)a0, (long)a1, (int)a2),
            63 => Read((int)a0, a1, a2, pc),
            64 => Write((int)a0, a1, a2, pc),
            65 => Vector(a0, a1, a2, (file, address, length) => Read(file, address, length, pc)),
            66 => Vector(a0, a1, a2, (file, address, length) => Write(file, address, length, pc)),
            67 => ReadAt((int)a0, a1, a2, _is32 ? Argument(4) << 32 | Argument(3) : Argument(3), pc), // pread64
            78 => Invalid, // readlinkat: no symbolic links
            79 => Status((int)a0, PathAt(a1), a2, Argument(3)),
            80 => Status((int)a0, a1),
            93 or 94 => Exit((int)a0),
            96 => 1, // set_tid_address: the thread id
            98 or 422 => Futex(a0, (int)a1 & 0x7F, (uint)a2, Argument(3), wide: !_is32 || number == 422),
            99 or 293 => 0, // set_robust_list, rseq: accepted, never used with one thread
            101 => Sleep(a0, isAbsolute: false, wide: !_is32), // nanosleep
            115 => Sleep(a2, (a1 & 1) != 0, wide: !_is32), // clock_nanosleep
            407 => Sleep(a2, (a1 & 1) != 0, wide: true), // clock_nanosleep_time64 of RV32
            113 => Clock(a1, wide: !_is32),
            403 => Clock(a1, wide: true), // clock_gettime64 of RV32
            114 => Resolution(a1, wide: !_is32),
            406 => Resolution(a1, wide: true), // clock_getres_time64 of RV32
            124 => 0, // sched_yield: to nobody
            129 or 130 => Signal((int)a1), // kill, tkill: there is nobody else
            131 => Signal((int)a2),
            132 or 134 or 135 => 0, // sigaltstack, rt_sigaction, rt_sigprocmask: no signal is ever delivered
            160 => UnixName(a0),
            169 => TimeOfDay(a0),
            172 or 178 => 1, // getpid, gettid
            173 => 0, // getppid: none
            174 or 175 or 176 or 177 => 1000, // getuid and kin: an ordinary user
            179 => NotImplemented,
            214 => Break(a0),
            215 => Unmap(a0, a1),
            216 => Remap(a0, a1, a2, (int)Argument(3)),
            220 or 435 => Clone(pc),
            222 => Map(a0, a1, (int)a2, (int)Argument(3), (int)Argument(4), Argument(5) << (_is32 ? 12 : 0), pc),
            226 => Protect(a0, a1, (int)a2),
            233 => Advise(a0, a1, (int)a2),
            259 => FenceInstructions(), // riscv_flush_icache
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

    private long Clone(ulong pc)
    {
        Note($"the program starts a thread or a process (clone at 0x{pc:x}); there is one thread and no other, so it gets EAGAIN");
        return Again;
    }

    private long FenceInstructions()
    {
        _fenceInstructions();
        return 0;
    }

    private long Signal(int signal)
    {
        // tgkill to itself is how abort ends; a shell would report 128 + signal. Signal 0 asks only whether the process exists.
        if (signal == 0)
        {
            return 0;
        }

        _end.Exit(128 + signal, $"signal {signal}");
        return 0;
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
