using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Guest;

// Numbers: Linux 6.1, include/uapi/asm-generic/unistd.h. Errors: errno-base.h and errno.h, as negative numbers.
public sealed class LinuxCallTests
{
    private const string Exit = "li a7, 93; li a0, 0; ecall;";

    private const string Scratch = ".align 3; cell: .zero 512";

    private static Bench Linux32 => Bench.Rv32 with { IsLinux = true };

    private static Bench Linux64 => Bench.Rv64 with { IsLinux = true };

    [Theory] // exit and exit_group; the status is 8 bits wide (POSIX, "_exit")
    [InlineData(93, 0, 0)]
    [InlineData(93, 7, 7)]
    [InlineData(94, 255, 255)]
    [InlineData(94, 0x1_02, 2)]
    [InlineData(93, -1, 255)]
    public void Exit_ends_the_run_with_the_low_byte_of_its_argument(int number, int argument, int code)
    {
        RunRecord record = Linux64.Execute($"li a7, {number}; li a0, {argument}; ecall; .word 0").Record;
        Assert.Equal((ExitRecord.GuestExit, code), (record.Exit.Reason, record.Exit.GuestCode!.Value));
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Write_sends_bytes_to_standard_output_and_standard_error_and_returns_how_many(int xlen)
    {
        Outcome run = (Bench.Of(xlen) with { IsLinux = true }).Execute($"""
            li a7, 64; li a0, 1; la a1, text; li a2, 2; ecall; mv s1, a0
            li a7, 64; li a0, 2; la a1, text; addi a1, a1, 2; li a2, 1; ecall; mv s2, a0
            {Exit}
            text: .byte 72, 105, 33
            """);
        Assert.Equal("Hi!"u8.ToArray(), run.Output);
        Assert.Equal("Hi!", run.Record.GuestOutput);
        Assert.Equal((2ul, 1ul), (run.Register("s1"), run.Register("s2")));
        Assert.Equal(3, run.Counters["system_calls"]);
    }

    [Theory]
    [InlineData("li a7, 64; li a0, 7; la a1, cell; li a2, 1", -9)] // write: EBADF
    [InlineData("li a7, 64; li a0, 0; la a1, cell; li a2, 1", -9)]
    [InlineData("li a7, 64; li a0, 1; li a1, 0x7000; li a2, 1", -14)] // EFAULT
    [InlineData("li a7, 64; li a0, 1; la a1, cell; li a2, 0", 0)]
    [InlineData("li a7, 63; li a0, 7; la a1, cell; li a2, 1", -9)] // read
    [InlineData("li a7, 63; li a0, 0; li a1, 0x7000; li a2, 1", -14)]
    [InlineData("li a7, 57; li a0, 9", -9)] // close
    [InlineData("li a7, 80; li a0, 9; la a1, cell", -9)] // fstat
    [InlineData("li a7, 80; li a0, 1; li a1, 0x7000", -14)]
    [InlineData("li a7, 29; li a0, 1; li a1, 0x5401; la a2, cell", -25)] // ioctl TCGETS: ENOTTY
    [InlineData("li a7, 222; li a0, 0; li a1, 0; li a2, 3; li a3, 0x22; li a4, -1; li a5, 0", -22)] // mmap of nothing: EINVAL
    [InlineData("li a7, 222; li a0, 0; li a1, 0x40000000; li a2, 3; li a3, 0x22; li a4, -1; li a5, 0", -12)] // 1 GiB of 1 MiB: ENOMEM
    [InlineData("li a7, 215; la a0, cell; li a1, 4096", -22)] // munmap: EINVAL, the address is no page
    [InlineData("li a7, 226; la a0, cell; li a1, 4096; li a2, 1", -22)] // mprotect
    [InlineData("li a7, 113; li a0, 0; li a1, 0x7000", -14)] // clock_gettime
    public void A_call_returns_what_the_manual_says(string call, int result)
    {
        Outcome run = (Linux64 with { StandardInput = [1] }).Execute($"{call}; ecall; mv s1, a0; {Exit} {Scratch}");
        Assert.Equal(result, (long)run.Register("s1"));
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void A_call_that_does_not_exist_returns_ENOSYS_and_is_noted_once(int xlen)
    {
        Outcome run = (Bench.Of(xlen) with { IsLinux = true })
            .Execute($"li a7, 1000; li a0, 5; ecall; mv s1, a0; li a7, 1000; ecall; {Exit}");
        Assert.Equal(xlen == 32 ? 0xffff_ffda : 0xffff_ffff_ffff_ffda, run.Register("s1")); // −38
        Assert.Single(run.Record.Notes, n => n.Contains("system call 1000", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_a0_changes_in_a_call()
    {
        // All registers but x0, sp, a0 and a7 hold their own number before.
        IEnumerable<string> names = Enumerable.Range(1, 31).Where(i => i is not (2 or 10 or 17)).Select(i => $"x{i}");
        string fill = string.Join("; ", names.Select(n => $"li {n}, {n[1..]}"));
        Outcome run = Linux64.Execute($"{fill}; li a7, 172; ecall; li a0, 0; li a7, 93; ecall"); // getpid
        Assert.All(names, n => Assert.Equal(ulong.Parse(n[1..], System.Globalization.CultureInfo.InvariantCulture), run.Register(n)));
    }

    [Fact]
    public void Read_takes_standard_input_piece_by_piece_until_its_end()
    {
        Outcome run = (Linux64 with { StandardInput = [1, 2, 3, 4, 5] }).Execute($"""
            la s0, cell
            li a7, 63; li a0, 0; mv a1, s0; li a2, 3; ecall; mv s1, a0
            li a7, 63; li a0, 0; addi a1, s0, 3; li a2, 4; ecall; mv s2, a0
            li a7, 63; li a0, 0; mv a1, s0; li a2, 4; ecall; mv s3, a0
            ld s4, 0(s0)
            {Exit} {Scratch}
            """);
        Assert.Equal((3ul, 2ul, 0ul), (run.Register("s1"), run.Register("s2"), run.Register("s3")));
        Assert.Equal(0x05_0403_0201ul, run.Register("s4"));
    }

    [Fact] // struct iovec: base, length; each as wide as a register
    public void Writev_writes_its_pieces_in_order()
    {
        const string Text = "li a7, 66; li a0, 1; la a1, vector; li a2, 2; ecall; mv s1, a0;" + Exit + ".align 3;";
        Outcome wide = Linux64.Execute(Text + "vector: .dword text, 2, text, 1; text: .byte 65, 66");
        Assert.Equal("ABA"u8.ToArray(), wide.Output);
        Assert.Equal(3ul, wide.Register("s1"));
        Outcome narrow = Linux32.Execute(Text + "vector: .word text, 2, text, 1; text: .byte 65, 66");
        Assert.Equal("ABA"u8.ToArray(), narrow.Output);
    }

    // struct stat: st_mode at 16, st_size at 48. S_IFMT is 0xf000, S_IFCHR 0x2000, S_IFREG 0x8000.
    [Fact]
    public void Fstat_tells_a_terminal_from_a_file_and_knows_its_size()
    {
        Outcome run = (Linux64 with { Inputs = [("in.txt", new byte[77])] }).Execute($"""
            li s9, 0xf000
            li a7, 80; li a0, 1; la a1, cell; ecall; mv s1, a0; la s0, cell; lw s2, 16(s0); and s2, s2, s9
            li a7, 56; li a0, -100; la a1, name; li a2, 0; li a3, 0; ecall; mv s3, a0
            li a7, 80; la a1, cell; ecall; la s0, cell; lw s4, 16(s0); and s4, s4, s9; ld s5, 48(s0)
            {Exit} {Scratch}; name: .byte 105, 110, 46, 116, 120, 116, 0
            """);
        Assert.Equal((0ul, 0x2000ul), (run.Register("s1"), run.Register("s2")));
        Assert.Equal((3ul, 0x8000ul, 77ul), (run.Register("s3"), run.Register("s4"), run.Register("s5"))); // 3 is the lowest free descriptor
    }

    [Theory]
    [InlineData("in.txt", 0, 3)]
    [InlineData("./in.txt", 0, 3)]
    [InlineData("other", 0, -2)] // ENOENT
    [InlineData("in.txt", 1, -1)] // for writing: EPERM
    [InlineData("in.txt", 2, -1)]
    public void Openat_finds_the_inputs_of_the_workload_and_nothing_else(string path, int flags, int result)
    {
        string name = string.Join(", ", path.Select(c => (int)c));
        Outcome run = (Linux64 with { Inputs = [("in.txt", [9, 8, 7])] }).Execute($"""
            li a7, 56; li a0, -100; la a1, name; li a2, {flags}; li a3, 0; ecall; mv s1, a0
            {Exit} name: .byte {name}, 0
            """);
        Assert.Equal(result, (long)run.Register("s1"));
        Assert.Equal(result < 0, run.Record.Notes.Any(n => n.Contains(path, StringComparison.Ordinal)));
    }

    // lseek(fd, offset, whence) on RV64; _llseek(fd, high, low, result, whence) with the same number on RV32. SEEK_SET 0, CUR 1, END 2.
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(-1, 2, 3)] // one before the end of four bytes
    [InlineData(2, 1, 2)] // from where open left it, the start
    public void A_seek_moves_to_where_the_next_read_begins(int offset, int whence, int position)
    {
        string open = "li a7, 56; li a0, -100; la a1, name; li a2, 0; li a3, 0; ecall; mv s0, a0";
        string read = "li a7, 63; mv a0, s0; la a1, cell; li a2, 1; ecall; la t0, cell; lbu s2, 0(t0)";
        string data = $"{Scratch}; place: .zero 8; name: .byte 102, 0";
        Bench wide = Linux64 with { Inputs = [("f", [10, 11, 12, 13])] };
        Outcome run = wide.Execute($"{open}; li a7, 62; mv a0, s0; li a1, {offset}; li a2, {whence}; ecall; mv s1, a0; {read}; {Exit} {data}");
        Assert.Equal(((ulong)position, 10ul + (ulong)position), (run.Register("s1"), run.Register("s2")));

        Bench narrow = Linux32 with { Inputs = wide.Inputs };
        Outcome long32 = narrow.Execute(
            $"{open}; li a7, 62; mv a0, s0; li a1, {(offset < 0 ? -1 : 0)}; li a2, {offset}; la a3, place; li a4, {whence}; ecall; mv s1, a0; "
            + $"la t0, place; lw s3, 0(t0); lw s4, 4(t0); {read}; {Exit} {data}");
        Assert.Equal((0ul, (ulong)position, 0ul), (long32.Register("s1"), long32.Register("s3"), long32.Register("s4")));
        Assert.Equal(10ul + (ulong)position, long32.Register("s2"));
    }

    [Fact]
    public void A_call_costs_what_the_core_says()
    {
        Bench dear = Linux64 with { Core = new CoreText { SystemCall = 100 } };
        const string Program = "li a7, 172; ecall; ecall;" + Exit;
        Assert.Equal(Linux64.Execute(Program).Cycles + 300, dear.Execute(Program).Cycles);
    }

    [Theory] // clone, clone3; EAGAIN: a limit on the number of tasks was reached
    [InlineData(220)]
    [InlineData(435)]
    public void A_thread_is_refused_with_an_error_and_in_words(int number)
    {
        Outcome run = Linux64.Execute($"li a7, {number}; li a0, 0x11; li a1, 0; ecall; mv s1, a0; {Exit}");
        Assert.Equal(-11, (long)run.Register("s1"));
        Assert.Single(run.Record.Notes, n => n.Contains("thread", StringComparison.Ordinal) && n.Contains("EAGAIN", StringComparison.Ordinal));
    }

    // futex(2). FUTEX_WAIT is 0 and sleeps if the word is what was expected, FUTEX_WAKE 1 returns how many woke.
    [Theory]
    [InlineData("li a1, 0x80; li a2, 7; li a3, 0", -11)] // another value: EAGAIN
    [InlineData("li a1, 0x81; li a2, 1; li a3, 0", 0)]
    [InlineData("li a1, 0x80; li a2, 0; la a3, time", -110)] // nobody wakes it: ETIMEDOUT
    [InlineData("li a1, 0x80; li a2, 0; li a3, 0x7000", -14)] // EFAULT
    [InlineData("li a0, 0x7000; li a1, 0x80; li a2, 0; li a3, 0", -14)]
    public void A_futex_of_the_only_thread_never_wakes(string arguments, int result)
    {
        Outcome run = Linux64.Execute($"la a0, cell; {arguments}; li a7, 98; ecall; mv s1, a0; {Exit} {Scratch}; .align 3; time: .dword 0, 1000");
        Assert.Equal(result, (long)run.Register("s1"));
    }

    [Fact]
    public void Waiting_for_another_thread_for_ever_ends_the_run_in_words()
    {
        ExitRecord exit = Linux64.Execute($"li a7, 98; la a0, cell; li a1, 0; li a2, 0; li a3, 0; ecall; {Exit} {Scratch}").Record.Exit;
        Assert.Equal(ExitRecord.Trap, exit.Reason);
        Assert.Contains("thread", exit.Message, StringComparison.Ordinal);
    }

    [Fact] // as a shell reports it: 128 + SIGABRT (6)
    public void Abort_ends_the_run_with_128_and_the_signal() =>
        Assert.Equal(134, Linux64.Execute("li a7, 131; li a0, 1; li a1, 1; li a2, 6; ecall; .word 0").Record.Exit.GuestCode);

    // Published outputs of SplitMix64 for seed 1234567: 6457827717110365317, 3203168211198807973, 9817491932198370423,
    // 4593380528125082431, 16408922859458223821; the highest byte of each.
    [Fact]
    public void Getrandom_is_the_sequence_of_the_seed()
    {
        const string Program = "li a7, 278; la a0, cell; li a1, 5; li a2, 0; ecall; mv s1, a0; la t0, cell; ld s2, 0(t0);" + Exit + Scratch;
        Outcome run = (Linux64 with { Seed = 1234567 }).Execute(Program);
        Assert.Equal(5ul, run.Register("s1"));
        Assert.Equal(0xe3_3f88_2c59ul, run.Register("s2"));
        Assert.NotEqual(run.Register("s2"), (Linux64 with { Seed = 2 }).Execute(Program).Register("s2"));
    }

    [Theory] // struct utsname: six fields of 65 bytes; the fifth is the machine
    [InlineData(32, 0x32)]
    [InlineData(64, 0x34)]
    public void Uname_names_the_machine(int xlen, byte last)
    {
        Outcome run = (Bench.Of(xlen) with { IsLinux = true })
            .Execute($"li a7, 160; la a0, cell; ecall; la t0, cell; lbu s1, 260(t0); lbu s2, 266(t0); lbu s3, 267(t0); {Exit} {Scratch}");
        Assert.Equal(('r', (ulong)last, 0ul), ((char)run.Register("s1"), run.Register("s2"), run.Register("s3"))); // riscv32, riscv64
    }

    [Fact]
    public void A_program_finds_its_arguments_on_the_stack()
    {
        Outcome run = (Linux64 with { Arguments = ["ab", "x1"] })
            .Execute($"ld s1, 0(sp); ld t0, 16(sp); lbu s2, 1(t0); ld t0, 24(sp); lbu s3, 1(t0); lbu s5, 2(t0); ld s4, 32(sp); {Exit}");

        // argc counts the name of the program; argv[1], argv[2], and the null behind them.
        Assert.Equal((3ul, 0ul), (run.Register("s1"), run.Register("s4")));
        Assert.Equal(('b', '1', 0ul), ((char)run.Register("s2"), (char)run.Register("s3"), run.Register("s5")));
    }

    [Theory]
    [InlineData(0x1_0000)] // where a linker puts a program; main memory is reached through a window
    [InlineData(0x8000_0000)]
    public void Calls_work_with_addresses_of_programs_linked_low_and_high(ulong origin)
    {
        Outcome run = (Linux64 with { Origin = origin })
            .Execute($"li a7, 64; li a0, 1; la a1, text; li a2, 1; ecall; {Exit} text: .byte 90");
        Assert.Equal("Z"u8.ToArray(), run.Output);
    }

    // newfstatat(2) with AT_EMPTY_PATH (0x1000), which is how C libraries ask for the status of a descriptor.
    [Theory]
    [InlineData("mv a0, s0", "empty", 0x1000, 0)]
    [InlineData("li a0, 9", "empty", 0x1000, -9)] // EBADF
    [InlineData("mv a0, s0", "empty", 0, -2)] // ENOENT
    [InlineData("li a0, -100", "name", 0, 0)] // by name, whatever the descriptor
    public void The_status_of_a_file_is_had_by_descriptor_and_by_name(string descriptor, string path, int flags, int result)
    {
        Outcome run = (Linux64 with { Inputs = [("f", new byte[77])] }).Execute($"""
            li a7, 56; li a0, -100; la a1, name; li a2, 0; li a3, 0; ecall; mv s0, a0
            li a7, 79; {descriptor}; la a1, {path}; la a2, cell; li a3, {flags}; ecall; mv s1, a0; la t0, cell; ld s2, 48(t0)
            {Exit} {Scratch}; name: .byte 102; empty: .byte 0
            """);
        Assert.Equal(result, (long)run.Register("s1"));
        Assert.Equal(result == 0 ? 77ul : 0, run.Register("s2"));
    }

    [Fact] // pread64(2): from a position, which the descriptor's own does not follow
    public void A_read_at_a_position_leaves_the_position()
    {
        Outcome run = (Linux64 with { Inputs = [("f", [10, 11, 12, 13])] }).Execute($"""
            li a7, 56; li a0, -100; la a1, name; li a2, 0; li a3, 0; ecall; mv s0, a0
            li a7, 67; la a1, cell; li a2, 9; li a3, 2; ecall; mv s1, a0; la t0, cell; lbu s2, 0(t0)
            li a7, 63; mv a0, s0; la a1, cell; li a2, 1; ecall; la t0, cell; lbu s3, 0(t0)
            li a7, 67; mv a0, s0; la a1, cell; li a2, 1; li a3, 100; ecall; mv s4, a0
            {Exit} {Scratch}; name: .byte 102, 0
            """);
        Assert.Equal((2ul, 12ul, 10ul, 0ul), (run.Register("s1"), run.Register("s2"), run.Register("s3"), run.Register("s4")));
    }

    [Theory] // fcntl(2): F_GETFD 1, F_GETFL 3, O_WRONLY 1; getcwd(2): ERANGE; kill(2) with signal 0 asks whether the process exists
    [InlineData("li a7, 25; li a0, 1; li a1, 3", 1)]
    [InlineData("li a7, 25; li a0, 0; li a1, 1", 0)]
    [InlineData("li a7, 25; li a0, 7; li a1, 1", -9)]
    [InlineData("li a7, 17; la a0, cell; li a1, 100", 2)]
    [InlineData("li a7, 17; la a0, cell; li a1, 1", -34)]
    [InlineData("li a7, 129; li a0, 1; li a1, 0", 0)]
    [InlineData("li a7, 124", 0)] // sched_yield
    [InlineData("li a7, 114; li a0, 1; li a1, 0", 0)] // clock_getres
    [InlineData("li a7, 101; li a0, 0x7000; li a1, 0", -14)] // nanosleep
    public void Smaller_calls_return_what_the_manual_says(string call, int result)
    {
        Outcome run = Linux64.Execute($"{call}; ecall; mv s1, a0; {Exit} {Scratch}");
        Assert.Equal(result, (long)run.Register("s1"));
    }
}
