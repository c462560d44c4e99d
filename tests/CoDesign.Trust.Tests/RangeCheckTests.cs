using FsCheck;
using FsCheck.Fluent;

namespace CoDesign.Trust.Tests;

public sealed class RangeCheckTests
{
    [Theory]
    [InlineData(0x1000, 0, 1, RuleIds.BadRange)]
    [InlineData(0x1000, 0xFFFF_FFFF_FFFF_FFFF, 1, RuleIds.BadRange)] // -1 as a length
    [InlineData(0x1000, 0x8000_0000_0000_0000, 1, RuleIds.BadRange)] // the smallest negative one
    [InlineData(0, 0x7FFF_FFFF_FFFF_FFFF, 1, null)] // the largest positive one
    [InlineData(0xFFFF_FFFF_FFFF_FFFF, 1, 1, null)] // the last byte of the address space
    [InlineData(0xFFFF_FFFF_FFFF_FFFF, 2, 1, RuleIds.BadRange)] // wraps
    [InlineData(0x1004, 4, 8, RuleIds.Misaligned)]
    [InlineData(0x1004, 4, 4, null)]
    public void Ranges_are_judged(ulong address, ulong length, int alignment, string? rule) =>
        Assert.Equal(rule, RangeCheck.Judge(address, length, alignment)?.Rule);

    [Theory]
    [InlineData(0, 4, 4, 4, false)]
    [InlineData(0, 5, 4, 4, true)]
    [InlineData(8, 4, 4, 4, false)]
    [InlineData(7, 4, 4, 4, true)]
    [InlineData(4, 4, 4, 4, true)]
    [InlineData(4, 0, 4, 4, false)]
    public void Overlap_is_a_shared_byte(ulong a, ulong lengthA, ulong b, ulong lengthB, bool expected) =>
        Assert.Equal(expected, RangeCheck.Overlap(a, lengthA, b, lengthB));

    // The definition, byte by byte, on small ranges.
    [Fact]
    public void Overlap_agrees_with_sets_of_bytes() => Prop.ForAll(
        Gen.Choose(0, 40).Four().ToArbitrary(),
        r => RangeCheck.Overlap((ulong)r.Item1, (ulong)r.Item2, (ulong)r.Item3, (ulong)r.Item4)
            == Enumerable.Range(r.Item1, r.Item2).Intersect(Enumerable.Range(r.Item3, r.Item4)).Any()).QuickCheckThrowOnFailure();
}
