using System.Security.Cryptography;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Machine.Tests.Offload;

// Submit and wait: core and module work at the same time.
public sealed class AsynchronousTests
{
    private const int MessageBytes = 4096;

    // FIPS 180-4: 64 blocks of 64 bytes and one of padding; 80 cycles each (OpenTitan HMAC: 16 to load, 64 rounds).
    private const long HashCycles = 65 * 80;

    // A round is an addition and a branch, a cycle each on the plain core.
    private const int WorkCycles = 5000;

    private static readonly string Data = $"""
        {new Descriptor { Label = "job", Name = "name", Inputs = [("message", $"{MessageBytes}")], Outputs = [("digest", "32")] }.Text()}
        .align 3
        digest: .zero 32
        name: .byte 104, 0
        .align 3
        message: .zero {MessageBytes}
        """;

    private static Bench Chip(int xlen = 64) => Bench.Of(xlen) with
    {
        Chip = new ChipText { Modules = ChipText.SecureHash, Firmware = "fw", Staging = "share" },
    };

    private static string Work(int cycles = WorkCycles) => $"li s4, {cycles / 2}; work: addi s4, s4, -1; bnez s4, work;";

    private static Outcome Overlapped(int xlen, int work = WorkCycles) => Chip(xlen).Execute(
        $"la a0, job; li a1, 0; cd.submit; mv s1, a1; lw s5, 16(a0); {Work(work)} li a1, 0; cd.wait; mv s2, a1; lw s3, 16(a0); {Bench.Pass} .word 0\n{Data}");

    private static Outcome OneAfterTheOther(int xlen) => Chip(xlen).Execute(
        $"la a0, job; li a1, 0; cd.call; mv s1, a1; {Work()} {Bench.Pass} .word 0\n{Data}");

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void A_job_is_pending_after_submit_and_done_after_wait(int xlen)
    {
        Outcome run = Overlapped(xlen);
        Assert.Equal((1ul, (ulong)Descriptor.Pending), (run.Register("s1"), run.Register("s5")));
        Assert.Equal((1ul, (ulong)Descriptor.Done), (run.Register("s2"), run.Register("s3")));
        Assert.Equal(SHA256.HashData(new byte[MessageBytes]), run.Bytes("digest", 32));
        RegionRecord region = Assert.Single(run.Record.Regions);
        Assert.Equal((1L, 1L, 0L), (region.Calls, region.Offloaded, region.Refused));
    }

    [Fact]
    public void The_core_works_while_the_module_is_busy()
    {
        Outcome both = Overlapped(64);
        Outcome single = OneAfterTheOther(64);
        long busy = both.Record.Modules[0].BusyCycles!.Value;
        Assert.InRange(busy, HashCycles, HashCycles + 300); // the fetch of the descriptor, the first load, digest and status
        Assert.True(both.Cycles >= busy);
        Assert.True(both.Cycles < busy + WorkCycles, $"{both.Cycles} cycles for {busy} of the module and {WorkCycles} of the core");

        // What is saved is what ran at the same time: all of the work, but for the driver's second visit; the li of both programs apart.
        Assert.InRange(single.Cycles - both.Cycles, WorkCycles - 500, WorkCycles + 10);
        Assert.True(both.CpiStack["offload_wait"] < single.CpiStack["offload_wait"]);
    }

    [Fact]
    public void More_work_than_the_module_needs_leaves_nothing_to_wait_for()
    {
        Outcome run = Overlapped(64, 4 * WorkCycles);
        Assert.Equal(0, run.CpiStack["offload_wait"]);
        Assert.InRange(run.Cycles, 4 * WorkCycles, (4 * WorkCycles) + 1000);
    }

    [Fact]
    public void A_job_is_waited_for_once()
    {
        Outcome run = Chip().Execute(
            $"la a0, job; li a1, 0; cd.submit; li a1, 0; cd.wait; mv s1, a1; li a1, 0; cd.wait; mv s2, a1; {Bench.Pass} .word 0\n{Data}");
        Assert.Equal((1ul, 0ul), (run.Register("s1"), run.Register("s2")));
    }

    [Fact]
    public void A_job_stays_with_its_module_whatever_becomes_of_its_descriptor()
    {
        Outcome run = Chip().Execute(
            $"la a0, job; li a1, 0; cd.submit; li t0, 0x7777; sw t0, 12(a0); sw x0, 24(a0); li a1, 0; cd.wait; mv s1, a1; {Bench.Pass} .word 0\n{Data}");
        Assert.Equal(1ul, run.Register("s1"));
        Assert.Equal(SHA256.HashData(new byte[MessageBytes]), run.Bytes("digest", 32));
    }

    [Fact]
    public void A_wait_without_a_submit_returns_to_the_software_path()
    {
        Outcome run = Chip().Execute($"la a0, job; li a1, 0; cd.wait; mv s1, a1; {Bench.Pass} .word 0\n{Data}");
        Assert.Equal(0ul, run.Register("s1"));
        Assert.Equal(0, run.Record.Modules[0].Jobs);
    }

    // The driver gives each module a ring of eight slots; the module frees one only when a job is complete and waited for.
    [Fact]
    public void The_ninth_job_in_flight_is_refused_as_busy()
    {
        string jobs = string.Join('\n', Enumerable.Range(0, 9).Select(i => new Descriptor
        {
            Label = $"job{i}",
            Inputs = [("message", "64")],
            Outputs = [($"digest{i}", "32")],
        }.Text() + $"\ndigest{i}: .zero 32"));
        string submits = string.Concat(Enumerable.Range(0, 9).Select(i => $"la a0, job{i}; li a1, 0; cd.submit; add s1, s1, a1; lw s5, 16(a0);"));
        string waits = string.Concat(Enumerable.Range(0, 9).Select(i => $"la a0, job{i}; li a1, 0; cd.wait; add s2, s2, a1;"));
        Outcome run = Chip().Execute($"{submits} {waits} {Bench.Pass} .word 0\n{jobs}\n.align 3\nmessage: .zero 64");
        Assert.Equal((8ul, 8ul, (ulong)Descriptor.Busy), (run.Register("s1"), run.Register("s2"), run.Register("s5")));
        Assert.Equal(8, run.Record.Modules[0].Jobs);
        byte[] digest = SHA256.HashData(new byte[64]);
        Assert.All(Enumerable.Range(0, 8), i => Assert.Equal(digest, run.Bytes($"digest{i}", 32)));
        Assert.Equal(new byte[32], run.Bytes("digest8", 32));
    }

    [Fact] // in any order
    public void Jobs_may_be_waited_for_in_the_opposite_order()
    {
        string jobs = string.Join('\n', Enumerable.Range(0, 3).Select(i => new Descriptor
        {
            Label = $"job{i}",
            Inputs = [("message", $"{i + 1}")],
            Outputs = [($"digest{i}", "32")],
        }.Text() + $"\ndigest{i}: .zero 32"));
        string submits = string.Concat(Enumerable.Range(0, 3).Select(i => $"la a0, job{i}; li a1, 0; cd.submit;"));
        string waits = string.Concat(Enumerable.Range(0, 3).Select(i => $"la a0, job{2 - i}; li a1, 0; cd.wait; add s2, s2, a1;"));
        Outcome run = Chip().Execute($"{submits} {waits} {Bench.Pass} .word 0\n{jobs}\n.align 3\nmessage: .zero 64");
        Assert.Equal(3ul, run.Register("s2"));
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(SHA256.HashData(new byte[i + 1]), run.Bytes($"digest{i}", 32)));
    }

    // Slot 0 belongs to the first job until it is waited for, although the module is done with it.
    [Fact]
    public void A_slot_is_not_used_again_before_its_job_is_waited_for()
    {
        static string Job(string name, string output) => new Descriptor { Label = name, Inputs = [("message", "64")], Outputs = [(output, "32")] }.Text();
        string jobs = string.Join('\n', Enumerable.Range(0, 8).Select(i => Job($"job{i}", i == 0 ? "0xa0000000" : "digest")));
        string submits = string.Concat(Enumerable.Range(0, 8).Select(i => $"la a0, job{i}; li a1, 0; cd.submit;"));
        Outcome run = Polling().Execute($"""
            {submits} la a0, job7; li a1, 0; cd.wait; mv s1, a1
            la a0, late; li a1, 0; cd.submit; mv s2, a1; la a0, late; li a1, 0; cd.wait
            la a0, job0; li a1, 0; cd.wait; mv s4, a1
            {Bench.Pass} .word 0
            {jobs}
            {Job("late", "digest")}
            .align 3
            digest: .zero 32
            message: .zero 64
            """);
        Assert.Equal((1ul, 0ul), (run.Register("s1"), run.Register("s2"))); // busy
        Assert.Equal(0ul, run.Register("s4")); // nothing is at 0xa0000000: the first job did not succeed
    }

    // An output that must be staged, and whose own place faults when the driver copies it back.
    [Fact]
    public void A_job_whose_copy_back_faults_leaves_no_slot_behind()
    {
        string job = new Descriptor { Label = "job", Inputs = [("message", "64")], Outputs = [("0xa0000000", "32")] }.Text();
        Outcome run = Chip().Execute($"""
            li s2, 20; again: la a0, job; li a1, 0; cd.call; lw s1, 16(a0); addi s2, s2, -1; bnez s2, again
            {Bench.Pass} .word 0
            {job}
            .align 3
            message: .zero 64
            """);
        Assert.Equal((ulong)Descriptor.BusError, run.Register("s1"));
        Assert.Equal(20, run.Record.Modules[0].Jobs);
    }

    // The driver polls where a module has no interrupt.
    private static Bench Polling() => Chip() with
    {
        Chip = Chip().Chip with { Modules = ChipText.SecureHash.Replace("interrupt: 16", "# no interrupt", StringComparison.Ordinal) },
    };
}
