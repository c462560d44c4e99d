using CoDesign.Description.Chips;
using CoDesign.Machine.Harts;
using CoDesign.Machine.Memory;
using CoDesign.Trust;

namespace CoDesign.Machine.Tests.Guest;

public sealed class UserSpaceTests
{
    private const int Pages = 16;

    private const ulong Page = PageEntry.Bytes;

    // The table against an array with a cell per page, by operations of chance.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Ranges_are_what_an_array_of_pages_is(int seed)
    {
        using Ram ram = NewRam();
        var space = new UserSpace(ram);
        var expected = new MemoryAccesses?[Pages];
        var chance = new Random(seed);
        for (int step = 0; step < 2000; step++)
        {
            int start = chance.Next(Pages);
            int count = chance.Next(1, Pages - start + 1);
            MemoryAccesses access = (MemoryAccesses)chance.Next(8);
            bool isGiven = chance.Next(3) != 0;
            if (isGiven)
            {
                space.Set((ulong)start * Page, (ulong)count * Page, access);
            }
            else
            {
                space.Remove((ulong)start * Page, (ulong)count * Page);
            }

            Array.Fill(expected, isGiven ? access : null, start, count);
            for (int page = 0; page < Pages; page++)
            {
                ulong address = ((ulong)page * Page) + (ulong)chance.Next((int)Page);
                Assert.Equal(expected[page] ?? MemoryAccesses.None, space.AccessAt(address, out ulong end));
                Assert.Equal(expected[page] is not null, end != 0);
                Assert.Equal(expected[page] is not null, space.IsMapped(address, 1));
            }

            bool isFree = expected.Skip(start).Take(count).All(e => e is null);
            bool isMapped = expected.Skip(start).Take(count).All(e => e is not null);
            Assert.Equal((isFree, isMapped), (space.IsFree((ulong)start * Page, (ulong)count * Page), space.IsMapped((ulong)start * Page, (ulong)count * Page)));
            AssertHighestGap(space, expected, chance.Next(Pages), chance.Next(1, 5));
        }
    }

    [Fact] // devices and other memories have rules of their own
    public void Addresses_outside_main_memory_are_not_its_business()
    {
        using Ram ram = NewRam();
        var space = new UserSpace(ram);
        Assert.True(space.Permits(0x9000_0000, 0x9000_0000, MemoryAccesses.Store, out _));
        Assert.False(space.Permits(0x1_0000, ram.Address, MemoryAccesses.Load, out _));
        space.Set(0x1_0000, Page, MemoryAccesses.Load);
        Assert.True(space.Permits(0x1_0fff, ram.Address + 0xfff, MemoryAccesses.Load, out _));
        Assert.False(space.Permits(0x1_0fff, ram.Address + 0xfff, MemoryAccesses.Store, out _));
    }

    private static void AssertHighestGap(UserSpace space, MemoryAccesses?[] expected, int bottom, int count)
    {
        int start = Pages - count;
        while (start >= bottom && expected.Skip(start).Take(count).Any(e => e is not null))
        {
            start--;
        }

        bool isFound = space.TryFindFree((ulong)bottom * Page, Pages * Page, (ulong)count * Page, out ulong found);
        Assert.Equal(start >= bottom, isFound);
        Assert.Equal(isFound ? (ulong)start * Page : 0, found);
    }

    private static Ram NewRam() => new(new Party(0, "ram", PartyKind.Memory, "secure"), 0x8000_0000, Pages * Page, MemoryAccess.ReadWriteExecute);
}
