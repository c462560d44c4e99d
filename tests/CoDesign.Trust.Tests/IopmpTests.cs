namespace CoDesign.Trust.Tests;

// RISC-V IOPMP architecture specification 0.8.2: the matching entry with the lowest index decides (priority entries), and a
// transaction that an entry covers only in part is an error of its own ("partial hit").
public sealed class IopmpTests
{
    private static readonly Iopmp Table = new(new Dictionary<int, IopmpEntry[]>
    {
        [1] =
        [
            new IopmpEntry(0, "small", 0x1000, 0x100, CanRead: true, CanWrite: false),
            new IopmpEntry(1, "large", 0x1000, 0x1000, CanRead: true, CanWrite: true),
            new IopmpEntry(2, "end", 0xFFFF_FFFF_FFFF_F000, 0x1000, CanRead: false, CanWrite: true),
        ],
        [2] = [],
    });

    [Theory]
    [InlineData(0x1000, 0x10, false, null)] // inside the first entry
    [InlineData(0x1000, 0x10, true, RuleIds.IopmpPermission)] // the first matching entry decides, though the second would permit it
    [InlineData(0x1100, 0x10, true, null)] // only the second entry matches
    [InlineData(0x10FF, 0x1, false, null)] // last byte of the first entry
    [InlineData(0x10FF, 0x2, false, RuleIds.IopmpPartial)] // one byte beyond it: a partial hit, though the second would cover it
    [InlineData(0x0FFF, 0x2, false, RuleIds.IopmpPartial)] // one byte before it
    [InlineData(0x0FFF, 0x1, false, RuleIds.IopmpNoRule)]
    [InlineData(0x1FF8, 0x8, true, null)]
    [InlineData(0x1FF8, 0x9, true, RuleIds.IopmpPartial)]
    [InlineData(0x2000, 0x8, false, RuleIds.IopmpNoRule)]
    [InlineData(0xFFFF_FFFF_FFFF_FFF8, 0x8, true, null)] // up to the last address
    [InlineData(0xFFFF_FFFF_FFFF_FFF8, 0x8, false, RuleIds.IopmpPermission)]
    public void Lowest_matching_entry_decides(ulong address, ulong length, bool isWrite, string? rule) =>
        Assert.Equal(rule, Table.Check(1, address, length, isWrite)?.Rule);

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public void Unknown_role_may_do_nothing(int? role) => Assert.Equal(RuleIds.IopmpUnknownRole, Table.Check(role, 0x1000, 1, false)?.Rule);

    [Fact]
    public void Role_without_entries_may_do_nothing() => Assert.Equal(RuleIds.IopmpNoRule, Table.Check(2, 0x1000, 1, false)?.Rule);

    [Fact]
    public void Grants_are_the_entries_that_may_be_read_and_written() => Assert.Equal(["large"], Table.GrantsOf(1).Select(e => e.Domain));
}
