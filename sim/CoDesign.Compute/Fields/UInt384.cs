using System.Runtime.CompilerServices;

namespace CoDesign.Compute.Fields;

/// <summary>An unsigned integer of 384 bits in 6 words.</summary>
/// <remarks>The words are named instead of indexed, so that the compiler keeps them in registers.</remarks>
public readonly struct UInt384 : IWideInteger<UInt384>
{
    private readonly ulong _w0, _w1, _w2, _w3, _w4, _w5;

    /// <summary>Makes an integer of its words, the most significant first, as the number is written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UInt384(ulong w5, ulong w4, ulong w3, ulong w2, ulong w1, ulong w0)
    {
        _w0 = w0;
        _w1 = w1;
        _w2 = w2;
        _w3 = w3;
        _w4 = w4;
        _w5 = w5;
    }

    /// <inheritdoc/>
    public static int WordCount => 6;

    /// <inheritdoc/>
    public bool IsZero => (_w0 | _w1 | _w2 | _w3 | _w4 | _w5) == 0;

    /// <summary>Equality.</summary>
    public static bool operator ==(UInt384 left, UInt384 right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(UInt384 left, UInt384 right) => !left.Equals(right);

    /// <inheritdoc/>
    public static UInt384 FromWords(ReadOnlySpan<ulong> words) => new(words[5], words[4], words[3], words[2], words[1], words[0]);

    /// <inheritdoc/>
    public static bool IsLess(in UInt384 a, in UInt384 b)
    {
        ulong borrow = 0;
        _ = Words.Subtract(a._w0, b._w0, ref borrow);
        _ = Words.Subtract(a._w1, b._w1, ref borrow);
        _ = Words.Subtract(a._w2, b._w2, ref borrow);
        _ = Words.Subtract(a._w3, b._w3, ref borrow);
        _ = Words.Subtract(a._w4, b._w4, ref borrow);
        _ = Words.Subtract(a._w5, b._w5, ref borrow);
        return borrow != 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt384 Add<TPrime>(in UInt384 a, in UInt384 b)
        where TPrime : struct, IPrime<UInt384>
    {
        ulong carry = 0; // stays 0 at the end: both are less than half of what fits
        ulong s0 = Words.Add(a._w0, b._w0, ref carry);
        ulong s1 = Words.Add(a._w1, b._w1, ref carry);
        ulong s2 = Words.Add(a._w2, b._w2, ref carry);
        ulong s3 = Words.Add(a._w3, b._w3, ref carry);
        ulong s4 = Words.Add(a._w4, b._w4, ref carry);
        ulong s5 = Words.Add(a._w5, b._w5, ref carry);
        return Reduce<TPrime>(s0, s1, s2, s3, s4, s5);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt384 Subtract<TPrime>(in UInt384 a, in UInt384 b)
        where TPrime : struct, IPrime<UInt384>
    {
        UInt384 p = TPrime.Modulus;
        ulong borrow = 0;
        ulong d0 = Words.Subtract(a._w0, b._w0, ref borrow);
        ulong d1 = Words.Subtract(a._w1, b._w1, ref borrow);
        ulong d2 = Words.Subtract(a._w2, b._w2, ref borrow);
        ulong d3 = Words.Subtract(a._w3, b._w3, ref borrow);
        ulong d4 = Words.Subtract(a._w4, b._w4, ref borrow);
        ulong d5 = Words.Subtract(a._w5, b._w5, ref borrow);
        ulong mask = Words.Mask(borrow), carry = 0;
        d0 = Words.Add(d0, p._w0 & mask, ref carry);
        d1 = Words.Add(d1, p._w1 & mask, ref carry);
        d2 = Words.Add(d2, p._w2 & mask, ref carry);
        d3 = Words.Add(d3, p._w3 & mask, ref carry);
        d4 = Words.Add(d4, p._w4 & mask, ref carry);
        d5 = Words.Add(d5, p._w5 & mask, ref carry);
        return new UInt384(d5, d4, d3, d2, d1, d0);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Coarsely integrated operand scanning (Koç, Acar, Kaliski, "Analyzing and Comparing Montgomery Multiplication Algorithms", IEEE Micro
    /// 1996) without the extra carry word, which the spare bit of the modulus makes superfluous (gnark-crypto, field/generator).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static UInt384 MontgomeryMultiply<TPrime>(in UInt384 a, in UInt384 b)
        where TPrime : struct, IPrime<UInt384>
    {
        ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0;
        Row<TPrime>(a, b._w0, ref t0, ref t1, ref t2, ref t3, ref t4, ref t5);
        Row<TPrime>(a, b._w1, ref t0, ref t1, ref t2, ref t3, ref t4, ref t5);
        Row<TPrime>(a, b._w2, ref t0, ref t1, ref t2, ref t3, ref t4, ref t5);
        Row<TPrime>(a, b._w3, ref t0, ref t1, ref t2, ref t3, ref t4, ref t5);
        Row<TPrime>(a, b._w4, ref t0, ref t1, ref t2, ref t3, ref t4, ref t5);
        Row<TPrime>(a, b._w5, ref t0, ref t1, ref t2, ref t3, ref t4, ref t5);
        return Reduce<TPrime>(t0, t1, t2, t3, t4, t5);
    }

    /// <inheritdoc/>
    public void CopyTo(Span<ulong> words)
    {
        words[5] = _w5;
        words[4] = _w4;
        words[3] = _w3;
        words[2] = _w2;
        words[1] = _w1;
        words[0] = _w0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Equals(UInt384 other) => ((_w0 ^ other._w0) | (_w1 ^ other._w1) | (_w2 ^ other._w2) | (_w3 ^ other._w3) | (_w4 ^ other._w4) | (_w5 ^ other._w5)) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UInt384 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_w0, _w1, _w2, _w3, _w4, _w5);

    // t = (t + a b + m p) / 2^64 with the m that makes it whole; t stays below 2 p.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<TPrime>(
        in UInt384 a, ulong b, ref ulong t0, ref ulong t1, ref ulong t2, ref ulong t3, ref ulong t4, ref ulong t5)
        where TPrime : struct, IPrime<UInt384>
    {
        UInt384 p = TPrime.Modulus;
        t0 = Words.MultiplyAdd(a._w0, b, t0, out ulong high);
        ulong m = unchecked(t0 * Montgomery<UInt384, TPrime>.NegatedInverse);
        _ = Words.MultiplyAdd(m, p._w0, t0, out ulong carry);
        t1 = Words.MultiplyAdd(a._w1, b, t1, high, out high);
        t0 = Words.MultiplyAdd(m, p._w1, t1, carry, out carry);
        t2 = Words.MultiplyAdd(a._w2, b, t2, high, out high);
        t1 = Words.MultiplyAdd(m, p._w2, t2, carry, out carry);
        t3 = Words.MultiplyAdd(a._w3, b, t3, high, out high);
        t2 = Words.MultiplyAdd(m, p._w3, t3, carry, out carry);
        t4 = Words.MultiplyAdd(a._w4, b, t4, high, out high);
        t3 = Words.MultiplyAdd(m, p._w4, t4, carry, out carry);
        t5 = Words.MultiplyAdd(a._w5, b, t5, high, out high);
        t4 = Words.MultiplyAdd(m, p._w5, t5, carry, out carry);
        t5 = unchecked(high + carry);
    }

    // Subtracts the modulus once if it fits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static UInt384 Reduce<TPrime>(ulong t0, ulong t1, ulong t2, ulong t3, ulong t4, ulong t5)
        where TPrime : struct, IPrime<UInt384>
    {
        UInt384 p = TPrime.Modulus;
        ulong borrow = 0;
        ulong d0 = Words.Subtract(t0, p._w0, ref borrow);
        ulong d1 = Words.Subtract(t1, p._w1, ref borrow);
        ulong d2 = Words.Subtract(t2, p._w2, ref borrow);
        ulong d3 = Words.Subtract(t3, p._w3, ref borrow);
        ulong d4 = Words.Subtract(t4, p._w4, ref borrow);
        ulong d5 = Words.Subtract(t5, p._w5, ref borrow);
        ulong keep = Words.Mask(borrow);
        return new UInt384(
            Words.Select(keep, t5, d5),
            Words.Select(keep, t4, d4),
            Words.Select(keep, t3, d3),
            Words.Select(keep, t2, d2),
            Words.Select(keep, t1, d1),
            Words.Select(keep, t0, d0));
    }
}
