using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoDesign.Compute.Fields;

/// <summary>Loops over eight elements at a time; what is left over is for the caller.</summary>
internal static class Lanes
{
    /// <summary>Whether the machine multiplies vectors of 32-bit words into 64 bits.</summary>
    public static bool AreSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx2.IsSupported;
    }

    /// <summary>(a, b) becomes (a + b, (a - b) w).</summary>
    /// <returns>How many were done.</returns>
    public static int DecimateInFrequency<TField>(Span<TField> upper, Span<TField> lower, ReadOnlySpan<TField> twiddles)
        where TField : unmanaged, ILaneField<TField>
    {
        if (!AreSupported)
        {
            return 0;
        }
        Span<Vector256<uint>> a = MemoryMarshal.Cast<TField, Vector256<uint>>(upper);
        Span<Vector256<uint>> b = MemoryMarshal.Cast<TField, Vector256<uint>>(lower)[..a.Length];
        ReadOnlySpan<Vector256<uint>> w = MemoryMarshal.Cast<TField, Vector256<uint>>(twiddles)[..a.Length];
        for (int index = 0; index < a.Length; index++)
        {
            Vector256<uint> x = a[index], y = b[index];
            a[index] = TField.Add(x, y);
            b[index] = TField.Multiply(TField.Subtract(x, y), w[index]);
        }
        return a.Length * Vector256<uint>.Count;
    }

    /// <summary>(a, b) becomes (a + b w, a - b w).</summary>
    /// <returns>How many were done.</returns>
    public static int DecimateInTime<TField>(Span<TField> upper, Span<TField> lower, ReadOnlySpan<TField> twiddles)
        where TField : unmanaged, ILaneField<TField>
    {
        if (!AreSupported)
        {
            return 0;
        }
        Span<Vector256<uint>> a = MemoryMarshal.Cast<TField, Vector256<uint>>(upper);
        Span<Vector256<uint>> b = MemoryMarshal.Cast<TField, Vector256<uint>>(lower)[..a.Length];
        ReadOnlySpan<Vector256<uint>> w = MemoryMarshal.Cast<TField, Vector256<uint>>(twiddles)[..a.Length];
        for (int index = 0; index < a.Length; index++)
        {
            Vector256<uint> x = a[index], y = TField.Multiply(b[index], w[index]);
            a[index] = TField.Add(x, y);
            b[index] = TField.Subtract(x, y);
        }
        return a.Length * Vector256<uint>.Count;
    }

    /// <summary>Products element by element.</summary>
    /// <returns>How many were done.</returns>
    public static int Multiply<TField>(Span<TField> values, ReadOnlySpan<TField> factors)
        where TField : unmanaged, ILaneField<TField>
    {
        if (!AreSupported)
        {
            return 0;
        }
        Span<Vector256<uint>> a = MemoryMarshal.Cast<TField, Vector256<uint>>(values);
        ReadOnlySpan<Vector256<uint>> b = MemoryMarshal.Cast<TField, Vector256<uint>>(factors)[..a.Length];
        for (int index = 0; index < a.Length; index++)
        {
            a[index] = TField.Multiply(a[index], b[index]);
        }
        return a.Length * Vector256<uint>.Count;
    }

    /// <summary>The high words of lanes that hold products of even and of odd places, back in their places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Interleave(Vector256<uint> evenInOddPlaces, Vector256<uint> odd) =>
        Avx2.Blend(Avx2.Shuffle(evenInOddPlaces, 0b11_11_01_01), odd, 0b1010_1010);

    /// <summary>The words of odd places in even places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Odd(Vector256<uint> words) => Avx2.Shuffle(words, 0b11_11_01_01);
}
