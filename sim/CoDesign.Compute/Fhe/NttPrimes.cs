using System.Numerics;

namespace CoDesign.Compute.Fhe;

/// <summary>Primes p with p ≡ 1 (mod 2N), so that x^N + 1 splits and polynomials have a transform.</summary>
public static class NttPrimes
{
    // Deterministic for all numbers below 2^64: J. Sorenson and J. Webster, Mathematics of Computation 86, 2017.
    private static ReadOnlySpan<ulong> Witnesses => [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];

    /// <summary>The largest primes of a number of bits.</summary>
    /// <param name="bits">20 to 61.</param>
    /// <param name="degree">N, a power of two.</param>
    /// <param name="count">How many.</param>
    /// <returns>In falling order.</returns>
    public static IReadOnlyList<ulong> Largest(int bits, int degree, int count)
    {
        List<ulong> primes = [];
        ulong step = 2 * (ulong)degree;
        for (ulong candidate = (((1ul << bits) - 2) / step * step) + 1; primes.Count < count && candidate > 1ul << (bits - 1); candidate -= step)
        {
            if (IsPrime(candidate))
            {
                primes.Add(candidate);
            }
        }

        return primes.Count == count ? primes : throw new ArgumentException($"there are not {count} such primes of {bits} bits", nameof(count));
    }

    /// <summary>Whether a number is prime (Miller and Rabin with the witnesses that suffice below 2^64).</summary>
    public static bool IsPrime(ulong number)
    {
        foreach (ulong witness in Witnesses)
        {
            if (number % witness == 0)
            {
                return number == witness;
            }
        }

        if (number < 2)
        {
            return false;
        }

        int twos = BitOperations.TrailingZeroCount(number - 1);
        foreach (ulong witness in Witnesses)
        {
            if (IsComposite(number, witness, twos))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsComposite(ulong number, ulong witness, int twos)
    {
        var modulus = new Modulus(number);
        ulong power = modulus.Power(witness, (number - 1) >> twos);
        if (power == 1 || power == number - 1)
        {
            return false;
        }

        for (int i = 1; i < twos; i++)
        {
            power = modulus.Multiply(power, power);
            if (power == number - 1)
            {
                return false;
            }
        }

        return true;
    }
}
