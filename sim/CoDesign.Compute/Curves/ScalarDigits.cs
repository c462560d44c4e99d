using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Curves;

/// <summary>Scalars cut into signed digits of c bits, 1 - 2^(c-1) to 2^(c-1), so that half as many buckets do.</summary>
/// <remarks>
/// With h = 2^(c-1) - 1 added to each digit beforehand, the digits of the sum are those wanted plus h: no digit has to wait for the carry
/// of the one below, and each window can be cut by itself. The largest number with w digits is 2^(c-1) (2^(c w) - 1) / (2^c - 1), which is
/// more than 2^(c w - 1): one bit more than the scalar has is enough.
/// </remarks>
public sealed class ScalarDigits
{
    private readonly ulong[] _words; // of every scalar plus the sum of h 2^(c w), one scalar after the other
    private readonly int _wordsPerScalar;
    private readonly int _windowBits;

    private ScalarDigits(ulong[] words, int wordsPerScalar, int windowBits, int windowCount)
    {
        _words = words;
        _wordsPerScalar = wordsPerScalar;
        _windowBits = windowBits;
        WindowCount = windowCount;
    }

    /// <summary>Digits of a scalar.</summary>
    public int WindowCount { get; }

    /// <summary>Magnitudes that a digit other than 0 can have.</summary>
    public int BucketCount => 1 << (_windowBits - 1);

    /// <summary>How many digits scalars have.</summary>
    public static int CountWindows(int scalarBits, int windowBits) => (scalarBits + 1 + windowBits - 1) / windowBits;

    /// <summary>Cuts scalars.</summary>
    public static ScalarDigits Cut<TScalar>(ReadOnlySpan<TScalar> scalars, int windowBits)
        where TScalar : unmanaged, IPrimeField<TScalar>
    {
        int windowCount = CountWindows(TScalar.BitCount, windowBits);
        int wordsPerScalar = ((windowCount * windowBits) + 63) / 64;
        ulong[] offset = new ulong[wordsPerScalar];
        foreach (int bit in Enumerable.Range(0, windowCount * windowBits).Where(b => b % windowBits != windowBits - 1))
        {
            offset[bit / 64] |= 1UL << (bit % 64);
        }
        ulong[] words = new ulong[scalars.Length * wordsPerScalar];
        Span<byte> bytes = stackalloc byte[TScalar.ByteCount];
        for (int index = 0; index < scalars.Length; index++)
        {
            scalars[index].Write(bytes);
            Span<ulong> sum = words.AsSpan(index * wordsPerScalar, wordsPerScalar);
            ulong carry = 0;
            for (int word = 0; word < sum.Length; word++)
            {
                sum[word] = Words.Add(Words.FromBytes(bytes, word), offset[word], ref carry);
            }
        }
        return new ScalarDigits(words, wordsPerScalar, windowBits, windowCount);
    }

    /// <summary>A digit of a scalar.</summary>
    public int this[int scalar, int window]
    {
        get
        {
            int bit = window * _windowBits, word = (scalar * _wordsPerScalar) + (bit / 64), shift = bit % 64;
            ulong bits = _words[word] >> shift;
            if (shift + _windowBits > 64)
            {
                bits |= _words[word + 1] << (64 - shift);
            }
            return (int)(bits & ((1UL << _windowBits) - 1)) - ((1 << (_windowBits - 1)) - 1);
        }
    }
}
