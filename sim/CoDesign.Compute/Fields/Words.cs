using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CoDesign.Compute.Fields;

/// <summary>Steps of arithmetic with more than 64 bits. No step branches on its operands.</summary>
internal static class Words
{
    /// <summary>a + b + carry, with the next carry (0 or 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong a, ulong b, ref ulong carry)
    {
        unchecked
        {
            ulong sum = a + b;
            ulong result = sum + carry;
            carry = Flag(sum < a) | Flag(result < sum);
            return result;
        }
    }

    /// <summary>a - b - borrow, with the next borrow (0 or 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Subtract(ulong a, ulong b, ref ulong borrow)
    {
        unchecked
        {
            ulong difference = a - b;
            ulong result = difference - borrow;
            borrow = Flag(a < b) | Flag(difference < borrow);
            return result;
        }
    }

    /// <summary>a b + addend, at most 2^128 - 2^64: low word returned, high word to <paramref name="high"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MultiplyAdd(ulong a, ulong b, ulong addend, out ulong high)
    {
        unchecked
        {
            ulong low = (a * b) + addend;
            high = High(a, b) + Flag(low < addend);
            return low;
        }
    }

    /// <summary>a b + addend + carry, at most 2^128 - 1: low word returned, high word to <paramref name="high"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MultiplyAdd(ulong a, ulong b, ulong addend, ulong carry, out ulong high)
    {
        unchecked
        {
            ulong first = (a * b) + addend;
            ulong low = first + carry;
            high = High(a, b) + Flag(first < addend) + Flag(low < carry);
            return low;
        }
    }

    /// <summary>All ones for 1, zero for 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mask(ulong flag) => unchecked(0UL - flag);

    /// <summary><paramref name="whenSet"/> where the mask is all ones, <paramref name="otherwise"/> where it is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Select(ulong mask, ulong whenSet, ulong otherwise) => otherwise ^ ((whenSet ^ otherwise) & mask);

    /// <summary>-1/odd modulo 2^64, by Newton's iteration: each step doubles the bits that are right, the first five are.</summary>
    public static ulong NegatedInverse(ulong odd)
    {
        unchecked
        {
            ulong inverse = (3 * odd) ^ 2;
            for (int bits = 5; bits < 64; bits *= 2)
            {
                inverse *= 2 - (odd * inverse);
            }
            return 0 - inverse;
        }
    }

    /// <summary>A word of an integer whose bytes stand with the least first; past its end there are zeros.</summary>
    public static ulong FromBytes(ReadOnlySpan<byte> bytes, int word)
    {
        int start = sizeof(ulong) * word, length = Math.Clamp(bytes.Length - start, 0, sizeof(ulong));
        ulong value = 0;
        for (int index = length - 1; index >= 0; index--)
        {
            value = (value << 8) | bytes[start + index];
        }
        return value;
    }

    // Math.BigMul would hand the low half out through memory; a second multiplication costs less.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong High(ulong a, ulong b) =>
        Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(a, b)
        : ArmBase.Arm64.IsSupported ? ArmBase.Arm64.MultiplyHigh(a, b)
        : Math.BigMul(a, b, out _);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Flag(bool condition) => condition ? 1UL : 0UL;
}
