using System.Numerics;

namespace CoDesign.Compute.Transforms;

/// <summary>The permutation that turns the bits of the index round.</summary>
public static class BitReversal
{
    /// <summary>Swaps each element with that at the turned index.</summary>
    /// <param name="values">A power of two of elements.</param>
    /// <exception cref="ArgumentException">The length is no power of two.</exception>
    public static void Permute<T>(Span<T> values)
    {
        PowerOfTwo.Check(values.Length);
        // Reversed counter: adding one from the top end costs no loop over the bits.
        uint reversed = 0, length = (uint)values.Length;
        for (int index = 0; index < values.Length; index++)
        {
            if (index < reversed)
            {
                (values[index], values[(int)reversed]) = (values[(int)reversed], values[index]);
            }
            uint ones = (uint)BitOperations.TrailingZeroCount(~(uint)index); // bits that the next step clears
            reversed ^= length - (length >> ((int)ones + 1));
        }
    }
}
