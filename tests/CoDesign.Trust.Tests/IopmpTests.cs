using CoDesign.Description.Chips;

namespace CoDesign.Trust.Tests;

// RISC-V IOPMP architecture specification 0.8.2: the matching entry with the lowest index decides, and a transaction that an entry
// covers only in part is an error of its own ("partial hit").
public sealed class IopmpTests
{
    private const uint ReadWrite = IopmpEntry.Read | IopmpEntry.Write;

    // Domain 0: 0x100 bytes read-only, 0x1000 bytes read-write from the same address on, the last page write-only. Role 2 has domain 1: nothing.
    private static readonly Iopmp Table = new(new IopmpConfiguration(
        IopmpLayout.Of("0.8.2"),
        new Dictionary<int, ulong> { [1] = 1, [2] = 2 },
        [3, 3],
        [
            IopmpEntry.Of(IopmpAddressMode.PowerOfTwo, 0x1000 >> 2 | 0x1F, IopmpEntry.Read),
            IopmpEntry.Of(IopmpAddressMode.PowerOfTwo, 0x1000 >> 2 | 0x1FF, ReadWrite),
            IopmpEntry.Of(IopmpAddressMode.PowerOfTwo, 0xFFFF_FFFF_FFFF_F000 >> 2 | 0x1FF, IopmpEntry.Write),
        ]));

    [Theory]
    [InlineData(0x1000, 0x10, false, IopmpError.None)] // inside the first entry
    [InlineData(0x1000, 0x10, true, IopmpError.IllegalWrite)] // the first matching entry decides, though the second would permit it
    [InlineData(0x1100, 0x10, true, IopmpError.None)] // only the second entry matches
    [InlineData(0x10FF, 0x1, false, IopmpError.None)] // last byte of the first entry
    [InlineData(0x10FF, 0x2, false, IopmpError.PartialHit)] // one byte beyond it, though the second would cover it
    [InlineData(0x0FFF, 0x2, false, IopmpError.PartialHit)] // one byte before it
    [InlineData(0x0FFF, 0x1, false, IopmpError.NoRule)]
    [InlineData(0x1FF8, 0x8, true, IopmpError.None)]
    [InlineData(0x1FF8, 0x9, true, IopmpError.PartialHit)]
    [InlineData(0x2000, 0x8, false, IopmpError.NoRule)]
    [InlineData(0xFFFF_FFFF_FFFF_FFF8, 0x8, true, IopmpError.None)] // up to the last address
    [InlineData(0xFFFF_FFFF_FFFF_FFF8, 0x8, false, IopmpError.IllegalRead)]
    public void Lowest_matching_entry_decides(ulong address, ulong length, bool isWrite, IopmpError error) =>
        Assert.Equal(error, Table.Check(1, address, length, isWrite ? IopmpAccessKind.Write : IopmpAccessKind.Read).Error);

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    [InlineData(0)] // below rrid_num, and without a row
    public void Unknown_role_may_do_nothing(int? role) => Assert.Equal(IopmpError.UnknownRole, Table.Check(role, 0x1000, 1, IopmpAccessKind.Read).Error);

    [Fact]
    public void Role_without_entries_may_do_nothing() => Assert.Equal(IopmpError.NoRule, Table.Check(2, 0x1000, 1, IopmpAccessKind.Read).Error);

    [Fact]
    public void Grants_are_the_entries_that_may_be_read_and_written() => Assert.Equal([(0x1000ul, 0x1000ul)], Table.GrantsOf(1));
}
