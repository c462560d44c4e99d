using System.Runtime.CompilerServices;
using CoDesign.Checkpoints;

namespace CoDesign.Timing;

/// <summary>Cycles by cause.</summary>
public sealed unsafe class CpiStack
{
    // Pinned, so that generated code can add to it.
    private readonly long[] _cycles = GC.AllocateArray<long>(Enum.GetValues<StallCause>().Length, pinned: true);

    /// <summary>Cycles of one cause.</summary>
    public long this[StallCause cause] => _cycles[(int)cause];

    /// <summary>Cycles of all causes.</summary>
    public long Total => _cycles.Sum();

    /// <summary>Where the cycles of one cause are counted.</summary>
    public long* Cell(StallCause cause) => (long*)Unsafe.AsPointer(ref _cycles[(int)cause]);

    /// <summary>Adds cycles of one cause.</summary>
    public void Add(StallCause cause, long cycles) => _cycles[(int)cause] += cycles;

    /// <summary>Adds a run of cycles a number of times.</summary>
    public void Add(ReadOnlySpan<StallCause> causes, long times)
    {
        foreach (StallCause cause in causes)
        {
            _cycles[(int)cause] += times;
        }
    }

    /// <summary>Moves the cycles into a checkpoint or out of it.</summary>
    public void Exchange(StateStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        for (int cause = 0; cause < _cycles.Length; cause++)
        {
            _cycles[cause] = stream.Count(_cycles[cause]);
        }
    }
}
