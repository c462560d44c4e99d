using System.Numerics;

namespace CoDesign.Compute.Fields;

/// <summary>What Montgomery arithmetic derives from a prime.</summary>
/// <typeparam name="TInteger">The integer.</typeparam>
/// <typeparam name="TPrime">The prime.</typeparam>
internal static class Montgomery<TInteger, TPrime>
    where TInteger : unmanaged, IWideInteger<TInteger>
    where TPrime : struct, IPrime<TInteger>
{
    /// <summary>-1/p modulo 2^64.</summary>
    public static readonly ulong NegatedInverse = Words.NegatedInverse((ulong)(ToBigInteger(TPrime.Modulus) & ulong.MaxValue));

    /// <summary>The prime.</summary>
    public static readonly BigInteger Modulus = ToBigInteger(TPrime.Modulus);

    /// <summary>R = 2^(64 words) modulo p: one in Montgomery form.</summary>
    public static readonly TInteger Radix = ToInteger(BigInteger.Pow(2, Bits) % Modulus);

    /// <summary>R^2 modulo p: multiplying by it brings a number into Montgomery form.</summary>
    public static readonly TInteger RadixSquared = ToInteger(BigInteger.Pow(2, 2 * Bits) % Modulus);

    private static int Bits => 64 * TInteger.WordCount;

    /// <summary>The integer as a number.</summary>
    public static BigInteger ToBigInteger(TInteger value)
    {
        Span<ulong> words = stackalloc ulong[TInteger.WordCount];
        value.CopyTo(words);
        BigInteger number = 0;
        for (int index = words.Length - 1; index >= 0; index--)
        {
            number = (number << 64) | words[index];
        }
        return number;
    }

    private static TInteger ToInteger(BigInteger number)
    {
        Span<ulong> words = stackalloc ulong[TInteger.WordCount];
        words.Clear();
        for (int index = 0; index < words.Length; index++)
        {
            words[index] = (ulong)((number >> (64 * index)) & ulong.MaxValue);
        }
        return TInteger.FromWords(words);
    }
}
