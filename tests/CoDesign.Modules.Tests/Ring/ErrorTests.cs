using System.Security.Cryptography;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;
using CoDesign.Results;

namespace CoDesign.Modules.Tests.Ring;

// A job that cannot be done has a status in its descriptor and in ERROR, and the unit goes on with the next.
public sealed class ErrorTests
{
    private const string Data = """
        .align 3
        message: .byte 97, 98, 99, 0, 0, 0, 0, 0
        digest: .zero 64
        """;

    private static readonly Descriptor Good = new()
    {
        Label = "job",
        Inputs = [("message", "3")],
        Outputs = [("digest", "32")],
    };

    public static TheoryData<string, int> Bad => new()
    {
        { "magic", Descriptor.Malformed },
        { "version", Descriptor.Malformed },
        { "op", Descriptor.Malformed },
        { "op of another kind", Descriptor.Malformed },
        { "no input", Descriptor.Malformed },
        { "no output", Descriptor.Malformed },
        { "two outputs", Descriptor.Malformed },
        { "short output", Descriptor.Malformed },
        { "empty input", Descriptor.Malformed },
        { "wrapping input", Descriptor.Malformed },
        { "negative length", Descriptor.Malformed },
        { "too many buffers", Descriptor.Malformed },
        { "parameter", Descriptor.Malformed },
        { "input nowhere", Descriptor.BusError },
        { "input past the end of memory", Descriptor.BusError },
        { "output nowhere", Descriptor.BusError },
        { "output to a device", Descriptor.BusError },
    };

    private static Descriptor Wrong(string what) => what switch
    {
        "magic" => Good with { Magic = 0x32524443 },
        "version" => Good with { Version = 0 },
        "op" => Good with { Op = 0xffff_ffff },
        "op of another kind" => Good with { Op = Descriptor.Copy },
        "no input" => Good with { Inputs = [] },
        "no output" => Good with { Outputs = [] },
        "two outputs" => Good with { Outputs = [("digest", "16"), ("message", "16")] },
        "short output" => Good with { Outputs = [("digest", "31")] },
        "empty input" => Good with { Inputs = [("message", "0")] },
        "wrapping input" => Good with { Inputs = [("-4", "8")] },
        "negative length" => Good with { Inputs = [("message", "-3")] },
        "too many buffers" => Good with { Inputs = [.. Enumerable.Repeat(("message", "1"), 14)] },
        "parameter" => Good with { Parameters = ["4"] },
        "input nowhere" => Good with { Inputs = [("0xa0000000", "8")] },
        "input past the end of memory" => Good with { Inputs = [("0x800ffff8", "16")] },
        "output nowhere" => Good with { Outputs = [("0xa0000000", "32")] },
        _ => Good with { Outputs = [("0x10000000", "32")] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_job_that_cannot_be_done_has_an_error_status_and_writes_nothing(string what, int status)
    {
        Outcome run = Unit.Run(Unit.Chip(), Wrong(what), Data);
        Assert.Equal(ExitRecord.GuestExit, run.Record.Exit.Reason);
        Assert.Equal(((ulong)status, (ulong)status), (run.Register("s1"), run.Register("s4")));
        Assert.Equal(4ul, run.Register("s2") & 5); // error, not busy
        Assert.Equal(new byte[64], run.Bytes("digest", 64));
        ModuleRecord module = run.Record.Modules[0];
        Assert.Equal((0L, 1L), (module.Jobs, module.FailedJobs));
        Assert.Empty(run.Output);
    }

    // A descriptor that does not fit its slot lies in the next one too.
    public static IEnumerable<object[]> BadInItsSlot => Bad.Where(b => !b.Contains("too many buffers"));

    [Theory]
    [MemberData(nameof(BadInItsSlot))]
    public void The_next_job_is_done_all_the_same(string what, int status)
    {
        Outcome run = Unit.Chip().Execute($"""
            {Firmware.Start(Unit.Registers, "job", 2)} {Firmware.Doorbell(2)} {Firmware.WaitForHead(2, "poll")}
            la t0, job; lw s1, 16(t0); la t0, next; lw s2, 16(t0); lw s4, 0x10(s3); sw x0, 0x10(s3); lw s5, 0x10(s3); lw s6, 0xc(s3)
            {Bench.Pass} .word 0
            {Wrong(what).Text(8)}
            {(Good with { Label = "next" }).Text(8)}
            {Data}
            """);
        Assert.Equal(((ulong)status, (ulong)Descriptor.Done), (run.Register("s1"), run.Register("s2")));
        Assert.Equal(SHA256.HashData("abc"u8), run.Bytes("digest", 32));

        // ERROR keeps the failure until it is cleared.
        Assert.Equal(((ulong)status, 0ul, 0ul), (run.Register("s4"), run.Register("s5"), run.Register("s6") & 4));
    }

    [Fact]
    public void A_ring_that_is_nowhere_is_a_bus_error()
    {
        Outcome run = Unit.Chip().Execute(
            $"{Firmware.Start(Unit.Registers, "0xa0000000")} {Firmware.Doorbell(1)} {Firmware.WaitForHead(1, "poll")} lw s4, 0x10(s3); {Bench.Pass} .word 0");
        Assert.Equal((ulong)Descriptor.BusError, run.Register("s4"));
        Assert.Equal(1, run.Record.Modules[0].FailedJobs);
    }
}
