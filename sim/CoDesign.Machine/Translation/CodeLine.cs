using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoDesign.Machine.Memory;
using CoDesign.Timing;

namespace CoDesign.Machine.Translation;

/// <summary>A line of instructions, as translated code knows it.</summary>
internal sealed unsafe class CodeLine
{
    private readonly CodeLineView[] _view = GC.AllocateArray<CodeLineView>(1, pinned: true);

    /// <summary>A line that the cache is not known to hold.</summary>
    /// <param name="index">Its number among those of translated code.</param>
    /// <param name="number">Its number on the bus.</param>
    /// <param name="ram">The memory behind it.</param>
    public CodeLine(int index, ulong number, Ram ram)
    {
        Index = index;
        Number = number;
        Ram = ram;
        View->Tags.Close();
    }

    /// <summary>Its number among those of translated code.</summary>
    public int Index { get; }

    /// <summary>Its number on the bus.</summary>
    public ulong Number { get; }

    /// <summary>The memory behind it.</summary>
    public Ram Ram { get; }

    /// <summary>Where translated code looks.</summary>
    public CodeLineView* View => (CodeLineView*)Unsafe.AsPointer(ref _view[0]);

    /// <summary>Tells translated code that the cache holds the line.</summary>
    public void Show(CacheWay* way)
    {
        way->View = &View->Tags;
        View->Tags.ReadTag = 0;
        View->Stamp = &way->Stamp;
    }
}

/// <summary>Whether a line of instructions is in the cache.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CodeLineView
{
    /// <summary>The tag for reads is <see cref="LineView.NoTag"/> if the cache does not hold the line.</summary>
    public LineView Tags;

    /// <summary>Takes the time of use.</summary>
    public long* Stamp;
}
