using System.Numerics;

namespace CoDesign.Compute.Fields;

/// <summary>An element of a finite field. Implementations are structs, so that generic algorithms are compiled for each field apart.</summary>
/// <typeparam name="TSelf">The field.</typeparam>
/// <remarks>Sums, differences, products and squares take the same steps whatever the elements are, unless the field says otherwise.</remarks>
public interface IField<TSelf> :
    IAdditionOperators<TSelf, TSelf, TSelf>,
    ISubtractionOperators<TSelf, TSelf, TSelf>,
    IMultiplyOperators<TSelf, TSelf, TSelf>,
    IUnaryNegationOperators<TSelf, TSelf>,
    IEqualityOperators<TSelf, TSelf, bool>,
    IEquatable<TSelf>
    where TSelf : unmanaged, IField<TSelf>
{
    /// <summary>The neutral element of addition; the default of the struct.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>The neutral element of multiplication.</summary>
    static abstract TSelf One { get; }

    /// <summary>Number of elements.</summary>
    static abstract BigInteger Order { get; }

    /// <summary>Length of an element as bytes.</summary>
    static abstract int ByteCount { get; }

    /// <summary>Whether this is <see cref="Zero"/>.</summary>
    bool IsZero { get; }

    /// <summary>The image of an integer.</summary>
    static abstract TSelf FromUInt64(ulong value);

    /// <summary>Reads an element.</summary>
    /// <param name="bytes"><see cref="ByteCount"/> bytes, the least first.</param>
    /// <param name="element">The element.</param>
    /// <returns>False if the length is another one or the number is not less than the modulus.</returns>
    static abstract bool TryRead(ReadOnlySpan<byte> bytes, out TSelf element);

    /// <summary>Writes the element as the least non-negative number that stands for it.</summary>
    /// <param name="bytes"><see cref="ByteCount"/> bytes, the least first.</param>
    /// <exception cref="ArgumentException">The length is another one.</exception>
    void Write(Span<byte> bytes);

    /// <summary>This times this.</summary>
    TSelf Square();

    /// <summary>This and this.</summary>
    TSelf Double();

    /// <summary>The multiplicative inverse; zero for zero.</summary>
    TSelf Inverse();

    /// <summary>One layer of butterflies with a twiddle each: (a, b) becomes (a + b, (a - b) w).</summary>
    /// <param name="upper">The a.</param>
    /// <param name="lower">The b, as many.</param>
    /// <param name="twiddles">The w, as many.</param>
    static virtual void DecimateInFrequency(Span<TSelf> upper, Span<TSelf> lower, ReadOnlySpan<TSelf> twiddles)
    {
        lower = lower[..upper.Length];
        twiddles = twiddles[..upper.Length];
        for (int index = 0; index < upper.Length; index++)
        {
            TSelf a = upper[index], b = lower[index];
            upper[index] = a + b;
            lower[index] = (a - b) * twiddles[index];
        }
    }

    /// <summary>One layer of butterflies with a twiddle each: (a, b) becomes (a + b w, a - b w).</summary>
    /// <param name="upper">The a.</param>
    /// <param name="lower">The b, as many.</param>
    /// <param name="twiddles">The w, as many.</param>
    static virtual void DecimateInTime(Span<TSelf> upper, Span<TSelf> lower, ReadOnlySpan<TSelf> twiddles)
    {
        lower = lower[..upper.Length];
        twiddles = twiddles[..upper.Length];
        for (int index = 0; index < upper.Length; index++)
        {
            TSelf a = upper[index], b = lower[index] * twiddles[index];
            upper[index] = a + b;
            lower[index] = a - b;
        }
    }

    /// <summary>Multiplies element by element.</summary>
    /// <param name="values">Factors, replaced by the products.</param>
    /// <param name="factors">The other factors, as many.</param>
    static virtual void Multiply(Span<TSelf> values, ReadOnlySpan<TSelf> factors)
    {
        factors = factors[..values.Length];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] *= factors[index];
        }
    }
}
