using System.Security.Cryptography;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Ring;

// Slots of 256 bytes; job n lies in slot n mod ENTRIES, and HEAD and TAIL count on modulo 2^32.
public sealed class RingTests
{
    private const string Data = """
        .align 3
        messages: .byte 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
        .align 3
        digests: .zero 512
        """;

    // Job n hashes n + 1 bytes into the n-th digest.
    private static string Slot(int job, string label) => new Descriptor
    {
        Label = label,
        Inputs = [("messages", $"{job + 1}")],
        Outputs = [($"digest{job}", "32")],
    }.Text(8);

    private static string Slots(int first, int count) => string.Join('\n', Enumerable.Range(first, count).Select(i => Slot(i, $"slot{i}")));

    private static readonly string Digests = string.Join('\n', Enumerable.Range(0, 12).Select(i => $"digest{i}: .zero 32"));

    private static byte[] Expected(int job) => SHA256.HashData([.. Enumerable.Range(0, job + 1).Select(i => (byte)i)]);

    private static Outcome Run(string program, string slots, Bench? bench = null) =>
        (bench ?? Unit.Chip()).Execute($"{program}; lwu s8, 0x20(s3); lwu s9, 0x24(s3); {Bench.Pass} .word 0\n{slots}\n{Data}\n{Digests}");

    private static void AssertDigests(Outcome run, params int[] jobs) =>
        Assert.All(jobs, i => Assert.Equal(Expected(i), run.Bytes($"digest{i}", 32)));

    [Fact]
    public void A_full_ring_is_worked_off_in_order()
    {
        Outcome run = Run($"{Firmware.Start(Unit.Registers, "slot0", 4)} {Firmware.Doorbell(4)} {Firmware.WaitForHead(4, "poll")}", Slots(0, 4));
        AssertDigests(run, 0, 1, 2, 3);
        Assert.Equal((4ul, 4ul, 4L), (run.Register("s8"), run.Register("s9"), run.Record.Modules[0].Jobs));
    }

    [Fact] // ten jobs through four slots: firmware copies the next ones over those that are done
    public void The_ring_wraps_around()
    {
        string refill = string.Concat(Enumerable.Range(4, 6).Select(i =>
            Firmware.WaitForHead(i - 3, $"poll{i}") + Firmware.Copy($"slot{i}", $"slot{i % 4}", 64, $"copy{i}") + Firmware.Doorbell(i + 1)));
        Outcome run = Run($"{Firmware.Start(Unit.Registers, "slot0", 4)} {Firmware.Doorbell(4)} {refill} {Firmware.WaitForHead(10, "last")}", Slots(0, 10));
        AssertDigests(run, [.. Enumerable.Range(0, 10)]);
        Assert.Equal((10ul, 10L), (run.Register("s8"), run.Record.Modules[0].Jobs));
    }

    [Fact]
    public void A_ring_of_one_slot_takes_one_job_after_the_other()
    {
        string second = Firmware.Copy("slot1", "slot0", 64, "copy") + Firmware.Doorbell(2) + Firmware.WaitForHead(2, "again");
        Outcome run = Run($"{Firmware.Start(Unit.Registers, "slot0")} {Firmware.Doorbell(1)} {Firmware.WaitForHead(1, "poll")} {second}", Slots(0, 2));
        AssertDigests(run, 0, 1);
    }

    [Fact]
    public void A_doorbell_while_a_job_runs_adds_the_next()
    {
        string bells = string.Concat(Enumerable.Range(1, 4).Select(Firmware.Doorbell));
        Outcome run = Run($"{Firmware.Start(Unit.Registers, "slot0", 4)} {bells} {Firmware.WaitForHead(4, "poll")}", Slots(0, 4));
        AssertDigests(run, 0, 1, 2, 3);
    }

    [Fact]
    public void Nothing_is_fetched_before_the_unit_is_enabled()
    {
        string wait = "li t0, 500; idle: addi t0, t0, -1; bnez t0, idle; lwu s5, 0x20(s3); lwu s6, 0xc(s3);";
        Outcome run = Run(
            $"{Firmware.Start(Unit.Registers, "slot0", control: 0)} {Firmware.Doorbell(1)} {wait} li t0, 1; sw t0, 8(s3); {Firmware.WaitForHead(1, "poll")}", Slots(0, 1));
        Assert.Equal((0ul, 0ul), (run.Register("s5"), run.Register("s6")));
        AssertDigests(run, 0);
    }

    [Fact] // the descriptor is fetched once; later changes have no effect
    public void Changes_behind_the_doorbell_have_no_effect()
    {
        // The output's address lies at 32 + 16. The fetch takes some 30 cycles, and the job more than 80.
        string change = "li t0, 20; idle: addi t0, t0, -1; bnez t0, idle; la t0, slot0; la t1, digest5; sd t1, 48(t0); sw x0, 12(t0);";
        Outcome run = Run($"{Firmware.Start(Unit.Registers, "slot0")} {Firmware.Doorbell(1)} {change} {Firmware.WaitForHead(1, "poll")}", Slots(0, 1));
        AssertDigests(run, 0);
        Assert.Equal(new byte[32], run.Bytes("digest5", 32));
    }

    [Fact]
    public void The_unit_is_busy_from_doorbell_to_completion()
    {
        Outcome run = Run(
            $"{Firmware.Start(Unit.Registers, "slot0")} {Firmware.Doorbell(1)} lwu s5, 0xc(s3); {Firmware.WaitForHead(1, "poll")} lwu s6, 0xc(s3)", Slots(0, 1));
        Assert.Equal((1ul, 0ul), (run.Register("s5") & 1, run.Register("s6") & 1));
    }

    [Fact]
    public void A_doorbell_further_than_the_ring_is_long_is_refused()
    {
        // Nine jobs in eight slots: the ninth would be the first once more.
        string refused = "li t0, 9; sw t0, 0x24(s3); lwu s5, 0x10(s3); lwu s6, 0x24(s3);";
        Outcome run = Run($"{Firmware.Start(Unit.Registers, "slot0", 8)} {refused} sw x0, 0x10(s3); {Firmware.Doorbell(8)} {Firmware.WaitForHead(8, "poll")}", Slots(0, 8));
        Assert.Equal(((ulong)Descriptor.Malformed, 0ul), (run.Register("s5"), run.Register("s6")));
        AssertDigests(run, [.. Enumerable.Range(0, 8)]);
        Assert.Equal(8, run.Record.Modules[0].Jobs);
    }

    [Fact] // backwards is 2^32 − 1 jobs ahead
    public void A_doorbell_behind_the_jobs_done_is_refused()
    {
        Outcome run = Run(
            $"{Firmware.Start(Unit.Registers, "slot0", 4)} {Firmware.Doorbell(2)} {Firmware.WaitForHead(2, "poll")} {Firmware.Doorbell(1)} li t0, 2000; idle: addi t0, t0, -1; bnez t0, idle", Slots(0, 4));
        Assert.Equal((2ul, 2ul, 2L), (run.Register("s8"), run.Register("s9"), run.Record.Modules[0].Jobs));
    }
}
