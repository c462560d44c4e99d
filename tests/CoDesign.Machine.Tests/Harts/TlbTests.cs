using CoDesign.Machine.Harts;

namespace CoDesign.Machine.Tests.Harts;

// RISC-V Privileged Architecture, version 20240411, "Supervisor Memory-Management Fence Instruction": rs1 names an address, rs2 an
// address space; x0 stands for all. A fence for one address space leaves global mappings alone.
public sealed class TlbTests
{
    [Theory]
    [InlineData(null, null, "")]
    [InlineData(0x1000, null, "2:own 3:global")]
    [InlineData(null, 1, "1:other 3:global")]
    [InlineData(0x1000, 1, "2:own 1:other 3:global")]
    [InlineData(0x3000, 1, "1:own 2:own 1:other 3:global")]
    [InlineData(0x3000, null, "1:own 2:own 1:other")]
    public void A_fence_forgets_what_it_names(int? address, int? space, string left)
    {
        var tlb = new Tlb(8);
        tlb.Add(new TlbEntry(0x1000, 0x1000, 0x8000_0000, PageFlags.Valid, 1));
        tlb.Add(new TlbEntry(0x2000, 0x1000, 0x8000_0000, PageFlags.Valid, 1));
        tlb.Add(new TlbEntry(0x1000, 0x1000, 0x8000_1000, PageFlags.Valid, 2));
        tlb.Add(new TlbEntry(0x3000, 0x1000, 0x8000_0000, PageFlags.Valid | PageFlags.Global, 2));
        tlb.Forget((ulong?)address, space);
        (string Name, ulong Address, int Space)[] probes = [("1:own", 0x1000, 1), ("2:own", 0x2000, 1), ("1:other", 0x1000, 2), ("3:global", 0x3000, 1)];
        IEnumerable<string> found = probes.Where(p => tlb.Find(p.Address, p.Space) is not null).Select(p => p.Name);

        Assert.Equal(left, string.Join(' ', found));
    }

    [Fact] // first in, first out: a hit does not keep an entry
    public void The_oldest_entry_makes_room()
    {
        var tlb = new Tlb(2);
        var dropped = new List<ulong>();
        tlb.Dropped = entry => dropped.Add(entry.Address);
        tlb.Add(new TlbEntry(0x1000, 0x1000, 0, PageFlags.Valid, 0));
        tlb.Add(new TlbEntry(0x2000, 0x1000, 0, PageFlags.Valid, 0));
        Assert.NotNull(tlb.Find(0x1000, 0));
        tlb.Add(new TlbEntry(0x3000, 0x1000, 0, PageFlags.Valid, 0));
        Assert.Null(tlb.Find(0x1000, 0));
        Assert.Equal([0x1000ul], dropped);
    }
}
