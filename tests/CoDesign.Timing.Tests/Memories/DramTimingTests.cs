using CoDesign.Description.Checks;
using CoDesign.Description.Chips;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Files;
using CoDesign.Description.Reading;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Timing.Memories;

namespace CoDesign.Timing.Tests.Memories;

// Times are ns, which are cycles: CL 10, CWL 8, tRCD 12, tRP 11, tRAS 30, tRTP 6, tWR 14, tWTR 7, tCCD 4, tRRD 5, tFAW 40, tREFI 4000,
// tRFC 200, burst 4. A row has 1024 bytes, a bank follows the other: bank b, row r is at 1024 · b + 8192 · r.
public sealed class DramTimingTests
{
    private const ulong Row = 8192;
    private const ulong Bank = 1024;
    private const ulong Size = 1 << 20;

    [Fact] // ACT 0, RD 12, data 22 to 26; the first word after one cycle of data
    public void A_closed_row_is_opened_first()
    {
        MemoryAnswer answer = Of(new()).Access(0, 0, 64, isWrite: false);
        Assert.Equal(new MemoryAnswer(23_000, 26_000), answer);
    }

    [Fact] // RD 100, data 110 to 114
    public void An_open_row_is_read_at_once() => Assert.Equal(114, Last(new(), Read(0), Read(100, 64)));

    [Fact] // PRE 100, ACT 111, RD 123, data 133 to 137
    public void Another_row_is_closed_first() => Assert.Equal(137, Last(new(), Read(0), Read(100, Row)));

    [Fact] // RD of the first 12, so tRTP ends at 18; tRAS at 30: PRE 30, ACT 41, RD 53, data 63 to 67
    public void A_row_stays_open_for_a_least_time() => Assert.Equal(67, Last(new(), Read(0), Read(1, Row)));

    [Fact] // RD 100, PRE 106, ACT 117, RD 129, data 139 to 143
    public void A_row_that_is_read_is_closed_after_trtp() => Assert.Equal(143, Last(new(), Read(0), Read(100), Read(101, Row)));

    [Fact] // WR 100, data 108 to 112, PRE 126, ACT 137, RD 149, data 159 to 163
    public void A_row_that_is_written_recovers_before_it_is_closed() => Assert.Equal(163, Last(new(), Read(0), Write(100), Read(101, Row)));

    [Fact] // WR 100, data 108 to 112, RD 119, data 129 to 133
    public void A_read_waits_behind_written_data() => Assert.Equal(133, Last(new(), Read(0), Write(100), Read(101)));

    [Fact] // WR 100, data 108 to 112: CWL instead of CL
    public void A_write_has_its_own_latency() => Assert.Equal(112, Last(new(), Read(0), Write(100)));

    [Fact] // RD 100 and 104, data 110 to 118; with tCCD 6 the second data comes at 116
    public void Accesses_keep_tccd()
    {
        Assert.Equal(118, Last(new(), Read(0), Read(100), Read(100, 64)));
        Assert.Equal(120, Last(new DramText().With("t_ccd", 6), Read(0), Read(100), Read(100, 64)));
    }

    [Fact] // ACT 0 and 5, RD 17, data 27 to 31
    public void Activations_of_two_banks_keep_trrd() => Assert.Equal(31, Last(new(), Read(0), Read(0, Bank)));

    [Fact] // ACT 0, 5, 10, 15, and the fifth at 40: RD 52, data 62 to 66
    public void Four_activations_take_tfaw() =>
        Assert.Equal(66, Last(new(), Read(0), Read(0, Bank), Read(0, 2 * Bank), Read(0, 3 * Bank), Read(0, 4 * Bank)));

    // Refresh from 4000 to 4200 closes the row: ACT 4200, RD 4212, data 4222 to 4226.
    [Fact]
    public void A_refresh_takes_its_time_and_closes_rows()
    {
        DramTiming dram = Of(new());
        Assert.Equal(26, LastOf(dram, Read(0)));
        Assert.Equal(4226, LastOf(dram, Read(4010, 64)));
        Assert.Equal((0L, 2L, 0L), (dram.CountersAt(0).RowHits, dram.CountersAt(0).RowMisses, dram.CountersAt(0).RowConflicts));
        Assert.Equal(0, dram.CountersAt(3_999_999).Refreshes);
        Assert.Equal(2, dram.CountersAt(8_000_000).Refreshes);
    }

    [Fact] // ACT 0, RD 12, PRE at the end of tRAS 30, ACT possible at 41; RD 112 after ACT 100 for the same row, data 122 to 126
    public void A_row_that_is_closed_after_each_access_is_opened_each_time() =>
        Assert.Equal(126, Last(new() { RowPolicy = "closed" }, Read(0), Read(100, 64)));

    [Fact] // the row was read at 112 behind ACT 100: tRAS ends at 130, tRP at 141; another row: ACT 141, RD 153, data 163 to 167
    public void A_row_that_was_closed_early_saves_the_precharge_of_the_next_one() =>
        Assert.Equal(167, Last(new() { RowPolicy = "closed" }, Read(0), Read(100), Read(101, Row)));

    // Two groups: neighbouring banks are in different ones. Rows open, two reads at 100: within a group 8 apart, else 4.
    [Fact]
    public void Accesses_within_a_bank_group_are_further_apart()
    {
        DramText grouped = new DramText { BankGroups = 2 }.With("t_ccd_l", 8).With("t_rrd_l", 9);
        Assert.Equal(118, Last(grouped, Read(0), Read(0, Bank), Read(100), Read(100, Bank)));
        Assert.Equal(122, Last(grouped, Read(0), Read(0, 2 * Bank), Read(100), Read(100, 2 * Bank)));
    }

    [Fact] // ACT 0 and 9, RD 21, data 31 to 35
    public void Activations_within_a_bank_group_are_further_apart() =>
        Assert.Equal(35, Last(new DramText { BankGroups = 2 }.With("t_ccd_l", 8).With("t_rrd_l", 9), Read(0), Read(0, 2 * Bank)));

    [Fact] // the second burst lies in the other channel: both at once
    public void Channels_work_side_by_side()
    {
        Assert.Equal(30, Last(new(), (0, 0, 128, false)));
        Assert.Equal(26, Last(new() { Channels = 2 }, (0, 0, 128, false)));
    }

    [Fact] // two bursts of a row: RD 12 and 16, data 22 to 30
    public void A_long_access_is_several_bursts() => Assert.Equal(30, Last(new(), (0, 0, 128, false)));

    [Fact] // 7 cycles to the first command: 14 of a clock of 2 GHz are 7 ns
    public void The_controller_adds_its_time()
    {
        Assert.Equal(26 + 7, Last(new() { Controller = 7 }, Read(0)));
        Assert.Equal((26 + 14) / 2, Last(new() { Clock = "2 GHz", Controller = 14 }, Read(0)));
    }

    // A write that is asked for a later time in one bank: ACT 1000, WR 1012, data 1020. A read of another bank at 900 does not wait.
    [Fact]
    public void An_earlier_access_is_not_held_up_by_a_reservation_for_later() =>
        Assert.Equal(926, Last(new(), Write(1000), Read(900, Bank)));

    // 1 MiB in rows of 16 bursts: each row is opened once for 16 accesses.
    [Fact]
    public void A_stream_opens_each_row_once()
    {
        DramTiming dram = Of(new DramText().With("t_refi", 1_000_000));
        long time = 0;
        for (ulong offset = 0; offset < Size; offset += 64)
        {
            time = dram.Access(time, offset, 64, isWrite: false).Last;
        }

        DramCounters counters = dram.CountersAt(time);
        Assert.Equal((16_384 - 1024L, 8L, 1016L), (counters.RowHits, counters.RowMisses, counters.RowConflicts));
        Assert.Equal((1L << 20, 0L), (counters.BytesRead, counters.BytesWritten));
        Assert.Equal(16_384 * 4_000L, counters.BusyPicoseconds);

        // Each access waits for the one before: 14 ns for a hit, 26 for the first of a bank, 37 with another row to close.
        Assert.Equal((15_360 * 14_000L) + (8 * 26_000) + (1016 * 37_000), time);
        Assert.Equal((8 * 12_000L) + (1016 * 23_000), counters.WaitPicoseconds);
    }

    // The field in the lowest bits changes from burst to burst.
    [Theory]
    [InlineData("row, bank, column, channel", 15, 1)]
    [InlineData("row, column, bank, channel", 8, 8)]
    [InlineData("bank, column, row, channel", 0, 1)]
    public void The_address_says_which_bits_select_row_and_bank(string address, long hits, long misses)
    {
        DramTiming dram = Of(new() { Address = address });
        for (int i = 0; i < 16; i++)
        {
            dram.Access(100_000 * i, (ulong)(64 * i), 64, isWrite: false);
        }

        Assert.Equal((hits, misses), (dram.CountersAt(0).RowHits, dram.CountersAt(0).RowMisses));
        Assert.Equal(16, dram.CountersAt(0).RowHits + dram.CountersAt(0).RowMisses + dram.CountersAt(0).RowConflicts);
    }

    public static TheoryData<string> Parameters => [.. DramText.Timings.Keys, "t_ccd_l", "t_rrd_l", "channels", "banks", "bank_groups", "row", "width", "burst", "clock", "address", "row_policy", "controller"];

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Every_parameter_changes_the_time(string parameter)
    {
        DramText dram = new DramText { BankGroups = 2 }.With("t_ccd_l", 7).With("t_rrd_l", 8);
        DramText other = parameter switch
        {
            "t_ccd_l" => dram.With(parameter, 9),
            "t_rrd_l" => dram.With(parameter, 14),
            "t_faw" => dram.With(parameter, 80),
            "t_ccd" => dram.With(parameter, 6),
            "t_rrd" => dram.With(parameter, 7),
            "channels" => dram with { Channels = 2 },
            "banks" => dram with { Banks = 16 },
            "bank_groups" => dram with { BankGroups = 4 },
            "row" => dram with { Row = 2048 },
            "width" => dram with { Width = 32 },
            "burst" => dram with { Burst = 16 },
            "clock" => dram with { Clock = "800 MHz" },
            "address" => dram with { Address = "row, column, bank, channel" },
            "row_policy" => dram with { RowPolicy = "closed" },
            "controller" => dram with { Controller = 5 },
            _ => dram.With(parameter, DramText.Timings[parameter] * 5 / 4),
        };
        Assert.NotEqual(Work(dram), Work(other));
    }

    // Four who ask at once, reads and writes, near and far: the time when the last of 4000 is answered.
    private static long Work(DramText text)
    {
        DramTiming dram = Of(text);
        uint state = 1;
        long[] ends = new long[4];
        for (int i = 0; i < 4000; i++)
        {
            state = (state * 1664525) + 1013904223;
            ulong offset = (i & 8) == 0 ? (ulong)(i * 64) % Size : (state >> 4) % Size & ~63UL;
            ends[i % 4] = dram.Access(ends[i % 4], offset, 64, isWrite: (state >> 28) < 5).Last;
        }

        return ends.Max();
    }

    private static (long Ns, ulong Offset, int Length, bool IsWrite) Read(long ns, ulong offset = 0) => (ns, offset, 64, false);

    private static (long Ns, ulong Offset, int Length, bool IsWrite) Write(long ns, ulong offset = 0) => (ns, offset, 64, true);

    private static long Last(DramText dram, params (long Ns, ulong Offset, int Length, bool IsWrite)[] accesses) => LastOf(Of(dram), accesses);

    private static long LastOf(DramTiming dram, params (long Ns, ulong Offset, int Length, bool IsWrite)[] accesses)
    {
        long last = 0;
        foreach ((long ns, ulong offset, int length, bool isWrite) in accesses)
        {
            last = dram.Access(1000 * ns, offset, length, isWrite).Last;
        }

        Assert.Equal(0, last % 1000);
        return last / 1000;
    }

    private static DramTiming Of(DramText text)
    {
        var diagnostics = new DiagnosticBag();
        DramDescription dram = new DescriptionReader(new MemoryFileSystem(), UnionRegistry.Empty)
            .ReadText("dram.yaml", text.ToString(), DramDescription.Read, diagnostics);
        DramCheck.Check(dram, diagnostics);
        Assert.False(diagnostics.HasErrors, string.Join('\n', diagnostics.Sorted()));
        return new DramTiming(dram, Size);
    }
}
