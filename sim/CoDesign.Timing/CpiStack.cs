namespace CoDesign.Timing;

/// <summary>Cycles by cause.</summary>
public sealed class CpiStack
{
    private readonly long[] _cycles = new long[Enum.GetValues<StallCause>().Length];

    /// <summary>Cycles of one cause.</summary>
    public long this[StallCause cause] => _cycles[(int)cause];

    /// <summary>Cycles of all causes.</summary>
    public long Total => _cycles.Sum();

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
}
