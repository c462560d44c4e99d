using FsCheck;
using FsCheck.Fluent;

namespace CoDesign.Timing.Tests;

public sealed class CacheModelTests
{
    private long _now;

    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20_261_122, 1);

    // Four lines of 16 bytes in two sets of two ways: line number modulo 2 is the set.
    //   0x00 line 0 set 0 miss          set 0: 0
    //   0x0F line 0 set 0 hit
    //   0x10 line 1 set 1 miss          set 1: 1
    //   0x20 line 2 set 0 miss          set 0: 2 0
    //   0x00 line 0 set 0 hit           set 0: 0 2
    //   0x40 line 4 set 0 miss          set 0: 4 0     2 was used longest ago
    //   0x00 line 0 set 0 hit           set 0: 0 4
    //   0x20 line 2 set 0 miss          set 0: 2 0
    //   0x1C line 1 set 1 hit
    //   0x40 line 4 set 0 miss          set 0: 4 2
    [Fact]
    public void A_sequence_worked_out_by_hand_hits_and_misses_as_it_must()
    {
        var cache = new CacheModel(64, 16, 2, writesBack: false);
        ulong[] addresses = [0x00, 0x0F, 0x10, 0x20, 0x00, 0x40, 0x00, 0x20, 0x1C, 0x40];
        string hits = string.Concat(addresses.Select(a => cache.Read(a, ++_now) ? 'h' : 'm'));
        Assert.Equal("mhmmhmhmhm", hits);
        Assert.Equal((10L, 6L), (cache.Reads, cache.Fills));
    }

    // Write-back, one set of two ways:
    //   write 0x00 miss, fill            0*
    //   read  0x10 miss, fill            1 0*
    //   write 0x10 hit                   1* 0*
    //   read  0x20 miss, fill, 0 back    2 1*
    //   read  0x10 hit                   1* 2
    //   read  0x30 miss, fill            3 1*      2 was clean: nothing goes back
    //   read  0x40 miss, fill, 1 back    4 3
    [Fact]
    public void A_dirty_line_goes_back_when_it_is_replaced_and_a_clean_one_does_not()
    {
        var cache = new CacheModel(32, 16, 2, writesBack: true);
        Assert.False(cache.Write(0x00, ++_now));
        Assert.False(cache.Read(0x10, ++_now));
        Assert.True(cache.Write(0x10, ++_now));
        Assert.Equal((2L, 0L), (cache.Fills, cache.WriteBacks));
        Assert.False(cache.Read(0x20, ++_now));
        Assert.Equal((3L, 1L), (cache.Fills, cache.WriteBacks));
        Assert.True(cache.Read(0x10, ++_now));
        Assert.False(cache.Read(0x30, ++_now));
        Assert.Equal((4L, 1L), (cache.Fills, cache.WriteBacks));
        Assert.False(cache.Read(0x40, ++_now));
        Assert.Equal((5L, 2L, 5L, 2L), (cache.Fills, cache.WriteBacks, cache.Reads, cache.Writes));
    }

    [Fact]
    public void A_line_that_comes_in_again_is_clean()
    {
        var cache = new CacheModel(16, 16, 1, writesBack: true);
        cache.Write(0x00, ++_now);
        cache.Read(0x10, ++_now);
        cache.Read(0x00, ++_now);
        cache.Read(0x10, ++_now);
        Assert.Equal(1, cache.WriteBacks);
    }

    [Fact]
    public void Write_through_brings_nothing_in_and_writes_nothing_back()
    {
        var cache = new CacheModel(32, 16, 2, writesBack: false);
        Assert.False(cache.Write(0x00, ++_now));
        Assert.False(cache.Read(0x00, ++_now));
        Assert.True(cache.Write(0x08, ++_now));
        Assert.False(cache.Read(0x10, ++_now));
        Assert.False(cache.Read(0x20, ++_now)); // 0x00 was written after it was read, but 0x10 is younger: 0x00 goes
        Assert.False(cache.Read(0x00, ++_now));
        Assert.Equal((4L, 0L), (cache.Fills, cache.WriteBacks));
    }

    [Fact] // one set of two ways: 0x00 is written last, so 0x10 is the older one
    public void A_write_hit_makes_a_line_the_youngest()
    {
        var cache = new CacheModel(32, 16, 2, writesBack: false);
        cache.Read(0x00, ++_now);
        cache.Read(0x10, ++_now);
        cache.Write(0x00, ++_now);
        cache.Read(0x20, ++_now);
        Assert.True(cache.Read(0x00, ++_now));
        Assert.False(cache.Read(0x10, ++_now));
    }

    [Fact]
    public void After_invalidation_everything_misses_and_nothing_is_dirty()
    {
        var cache = new CacheModel(32, 16, 2, writesBack: true);
        cache.Write(0x00, ++_now);
        cache.Invalidate();
        Assert.False(cache.Read(0x00, ++_now));
        cache.Read(0x10, ++_now);
        cache.Read(0x20, ++_now);
        Assert.Equal(0, cache.WriteBacks);
    }

    [Fact] // of two addresses that differ only far up, a direct-mapped cache holds one
    public void The_whole_line_address_is_compared()
    {
        var cache = new CacheModel(32, 16, 1, writesBack: false);
        cache.Read(0x0, ++_now);
        Assert.False(cache.Read(0x1000_0000_0000_0000, ++_now));
        Assert.False(cache.Read(0x0, ++_now));
    }

    [Theory]
    [InlineData(16, 0x8000_0123, 0x800_0012)]
    [InlineData(64, 0x8000_0123, 0x200_0004)]
    public void A_line_is_numbered_by_its_address(int lineBytes, ulong address, ulong line) =>
        Assert.Equal(line, new CacheModel(1024, lineBytes, 1, writesBack: false).LineOf(address));

    // Mattson, Gecsei, Slutz, Traiger: Evaluation techniques for storage hierarchies (1970): least recently used is a stack algorithm,
    // so what a smaller cache holds a larger fully associative one holds as well.
    [Fact]
    public void A_larger_fully_associative_cache_never_misses_more() => Check.One(Repeatable, Prop.ForAll(
        (from count in Gen.Choose(1, 120)
         from lines in Gen.Choose(0, 12).ArrayOf(count)
         from ways in Gen.Choose(1, 8)
         select (lines, ways)).ToArbitrary(),
        c =>
        {
            var small = new CacheModel(16 * c.ways, 16, c.ways, writesBack: false);
            var large = new CacheModel(16 * (c.ways + 1), 16, c.ways + 1, writesBack: false);
            return c.lines.All(line => !small.Read((ulong)line * 16, ++_now) | large.Read((ulong)line * 16, _now));
        }));

    // A model of three lines: the lines of a set in a list, youngest first.
    [Fact]
    public void It_agrees_with_a_list_per_set() => Check.One(Repeatable, Prop.ForAll(
        (from count in Gen.Choose(1, 150)
         from accesses in (from line in Gen.Choose(0, 20) from isWrite in Gen.Elements(true, false) select (line, isWrite)).ArrayOf(count)
         from ways in Gen.Choose(1, 4)
         from sets in Gen.Elements(1, 2, 4)
         from writesBack in Gen.Elements(true, false)
         select (accesses, ways, sets, writesBack)).ToArbitrary(),
        c =>
        {
            var cache = new CacheModel(16 * c.ways * c.sets, 16, c.ways, c.writesBack);
            List<(int Line, bool IsDirty)>[] sets = [.. Enumerable.Range(0, c.sets).Select(_ => new List<(int, bool)>())];
            (long fills, long backs) = (0, 0);
            foreach ((int line, bool isWrite) in c.accesses)
            {
                List<(int Line, bool IsDirty)> set = sets[line % c.sets];
                int at = set.FindIndex(l => l.Line == line);
                bool isHit = isWrite ? cache.Write((ulong)line * 16, ++_now) : cache.Read((ulong)line * 16, ++_now);
                if (isHit != at >= 0)
                {
                    return false;
                }

                bool isDirty = at >= 0 && set[at].IsDirty;
                if (at >= 0)
                {
                    set.RemoveAt(at);
                }
                else if (isWrite && !c.writesBack)
                {
                    continue;
                }
                else
                {
                    fills++;
                    if (set.Count == c.ways)
                    {
                        backs += set[^1].IsDirty ? 1 : 0;
                        set.RemoveAt(set.Count - 1);
                    }
                }

                set.Insert(0, (line, isDirty || (isWrite && c.writesBack)));
            }

            return (cache.Fills, cache.WriteBacks) == (fills, backs);
        }));
}
