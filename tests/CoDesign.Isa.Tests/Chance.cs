namespace CoDesign.Isa.Tests;

/// <summary>SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): the same numbers from the same seed on every version of .NET.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E37_79B9_7F4A_7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to below the end.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    public bool OneIn(int n) => Below(n) == 0;

    public T Of<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    /// <summary>A register value: often one at which signs, carries and widths change.</summary>
    public ulong Value() => Below(4) switch
    {
        0 => Of<ulong>([0, 1, 2, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0xFFFF_FFFF_8000_0000, long.MaxValue, 1UL << 63, ulong.MaxValue]),
        1 => (ulong)(sbyte)Next(),
        _ => Next(),
    };
}
