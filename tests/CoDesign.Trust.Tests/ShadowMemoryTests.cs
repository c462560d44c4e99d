using FsCheck;
using FsCheck.Fluent;

namespace CoDesign.Trust.Tests;

public sealed class ShadowMemoryTests
{
    private const int Size = 3 * ShadowMemory.PageBytes;

    // Any sequence of writes and fills leaves what the same sequence leaves in an array.
    [Fact]
    public void Memory_is_an_array_of_labels()
    {
        Gen<(int Offset, int Length, ushort Label, bool IsFill)> steps =
            from offset in Gen.Choose(0, Size - 1)
            from length in Gen.Choose(0, Size - offset)
            from label in Gen.Choose(0, 3)
            from isFill in Gen.Elements(true, false)
            select (offset, length, (ushort)label, isFill);
        Prop.ForAll(steps.ArrayOf().ToArbitrary(), sequence =>
        {
            var memory = new ShadowMemory(Size);
            ushort[] expected = new ushort[Size];
            foreach ((int offset, int length, ushort label, bool isFill) in sequence)
            {
                if (isFill)
                {
                    memory.Fill((ulong)offset, (ulong)length, new Label(label));
                    expected.AsSpan(offset, length).Fill(label);
                }
                else
                {
                    ushort[] labels = [.. Enumerable.Range(0, length).Select(i => (ushort)(i % (label + 1)))];
                    memory.Write((ulong)offset, labels);
                    labels.CopyTo(expected, offset);
                }
            }

            ushort[] actual = new ushort[Size];
            memory.Read(0, actual);
            return actual.SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Public_bytes_make_no_page()
    {
        var memory = new ShadowMemory(Size);
        int raised = 0;
        memory.PageAllocated += () => raised++;
        memory.Fill(0, Size, Label.Public);
        memory.Write(100, new ushort[500]);
        Assert.Equal((0, 0), (memory.AllocatedPages, raised));
        memory.Fill(ShadowMemory.PageBytes - 1, 2, new Label(1));
        Assert.Equal((2, 2), (memory.AllocatedPages, raised));
        Assert.Equal(new Label(1), memory[ShadowMemory.PageBytes]);
        Assert.Equal(Label.Public, memory[ShadowMemory.PageBytes + 1]);
    }
}
