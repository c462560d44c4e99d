using CoDesign.Timing.Memories;

namespace CoDesign.Timing.Tests.Memories;

public sealed class OccupancyTests
{
    [Fact]
    public void Who_asks_at_the_same_time_comes_one_after_the_other()
    {
        var bus = new Occupancy();
        Assert.Equal(10, bus.Reserve(10, 4));
        Assert.Equal(14, bus.Reserve(10, 4));
        Assert.Equal(18, bus.Reserve(12, 4));
        Assert.Equal(12, bus.Busy);
    }

    [Fact]
    public void A_gap_before_a_later_reservation_is_used_if_it_is_long_enough()
    {
        var bus = new Occupancy();
        bus.Reserve(20, 10);
        Assert.Equal(16, bus.Reserve(16, 4));
        Assert.Equal(30, bus.Reserve(14, 4)); // 14 and 15 are free, and that is too short
        Assert.Equal(12, bus.Reserve(12, 4));
        Assert.Equal(34, bus.Reserve(12, 1)); // 12 to 34 is taken
    }

    // 64 spans are kept; a gap further back than that is not found again.
    [Fact]
    public void Gaps_long_past_are_closed()
    {
        var bus = new Occupancy();
        for (int i = 0; i < 65; i++)
        {
            bus.Reserve(10 * i, 1);
        }

        Assert.Equal(11, bus.Reserve(1, 1)); // the gap from 1 to 10 is gone, the one from 11 to 20 is not
    }

    // Against a list of every taken unit of time.
    [Fact]
    public void Reservations_never_overlap_and_take_the_first_gap()
    {
        uint state = 12345;
        int Next(int limit)
        {
            state = (state * 1664525) + 1013904223;
            return (int)((state >> 8) % (uint)limit);
        }

        var bus = new Occupancy();
        var taken = new HashSet<long>();
        for (int i = 0; i < 60; i++)
        {
            int earliest = Next(500);
            int duration = 1 + Next(9);
            long expected = earliest;
            while (Enumerable.Range(0, duration).Any(d => taken.Contains(expected + d)))
            {
                expected++;
            }

            Assert.Equal(expected, bus.Reserve(earliest, duration));
            taken.UnionWith(Enumerable.Range(0, duration).Select(d => expected + d));
        }

        Assert.Equal(taken.Count, bus.Busy);
    }
}
