using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoDesign.Compute.Fields;

/// <summary>An integer modulo 2^64 - 2^32 + 1, kept as the least non-negative one.</summary>
/// <remarks>
/// Source of the reduction: Hamburg, "Ed448-Goldilocks, a new elliptic curve", 2015, for the shape of the prime; with e = 2^32 - 1,
/// 2^64 = e and 2^96 = -1. Nothing but <see cref="ToString"/> branches on the element.
/// </remarks>
public readonly struct Goldilocks : IPrimeField<Goldilocks>, ITwoAdicField<Goldilocks>
{
    private const ulong Prime = 0xffff_ffff_0000_0001, Epsilon = 0xffff_ffff;

    private readonly ulong _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Goldilocks(ulong value) => _value = value;

    /// <inheritdoc/>
    public static Goldilocks Zero => default;

    /// <inheritdoc/>
    public static Goldilocks One => new(1);

    /// <inheritdoc/>
    public static BigInteger Modulus => Prime;

    /// <inheritdoc/>
    public static BigInteger Order => Modulus;

    /// <inheritdoc/>
    public static int BitCount => 64;

    /// <inheritdoc/>
    public static int ByteCount => sizeof(ulong);

    /// <inheritdoc/>
    public static Goldilocks Generator => new(7);

    /// <inheritdoc/>
    public static int TwoAdicity => BitOperations.TrailingZeroCount(Prime - 1);

    /// <inheritdoc/>
    public static Goldilocks TwoAdicRoot => FieldMath.Power(Generator, (Prime - 1) >> TwoAdicity);

    /// <inheritdoc/>
    public static Goldilocks CosetShift => Generator;

    /// <inheritdoc/>
    public bool IsZero => _value == 0;

    /// <summary>The least non-negative integer that stands for the element.</summary>
    public ulong Value => _value;

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Goldilocks operator +(Goldilocks left, Goldilocks right)
    {
        ulong borrow = 0; // a + b = a - (p - b)
        ulong sum = Words.Subtract(left._value, Prime - right._value, ref borrow);
        return new(unchecked(sum + (Prime & Words.Mask(borrow))));
    }

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Goldilocks operator -(Goldilocks left, Goldilocks right)
    {
        ulong borrow = 0;
        ulong difference = Words.Subtract(left._value, right._value, ref borrow);
        return new(unchecked(difference + (Prime & Words.Mask(borrow))));
    }

    /// <summary>Negative.</summary>
    public static Goldilocks operator -(Goldilocks value) => Zero - value;

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Goldilocks operator *(Goldilocks left, Goldilocks right)
    {
        ulong low = Words.MultiplyAdd(left._value, right._value, 0, out ulong high);
        return Reduce(low, high);
    }

    /// <summary>Equality.</summary>
    public static bool operator ==(Goldilocks left, Goldilocks right) => left._value == right._value;

    /// <summary>Inequality.</summary>
    public static bool operator !=(Goldilocks left, Goldilocks right) => left._value != right._value;

    /// <inheritdoc/>
    public static Goldilocks FromUInt64(ulong value) => Reduce(value, 0);

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Goldilocks element)
    {
        element = default;
        if (bytes.Length != ByteCount || BinaryPrimitives.ReadUInt64LittleEndian(bytes) is not (< Prime and ulong value))
        {
            return false;
        }
        element = new Goldilocks(value);
        return true;
    }

    /// <inheritdoc/>
    public void Write(Span<byte> bytes)
    {
        ByteLength.Check(bytes, ByteCount);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, _value);
    }

    /// <inheritdoc/>
    public Goldilocks Square() => this * this;

    /// <inheritdoc/>
    public Goldilocks Double() => this + this;

    /// <inheritdoc/>
    public Goldilocks Inverse() => FieldMath.Power(this, Prime - 2);

    /// <inheritdoc/>
    public bool Equals(Goldilocks other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Goldilocks other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => _value.ToString(CultureInfo.InvariantCulture);

    // low + 2^64 h0 + 2^96 h1 = low + e h0 - h1, with h0 and h1 of 32 bits each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Goldilocks Reduce(ulong low, ulong high)
    {
        unchecked
        {
            ulong borrow = 0, carry = 0;
            ulong difference = Words.Subtract(low, high >> 32, ref borrow);
            difference -= Epsilon & Words.Mask(borrow); // the borrowed 2^64 is e; no second borrow, for the difference is near 2^64
            ulong sum = Words.Add(difference, (high & Epsilon) * Epsilon, ref carry);
            sum += Epsilon & Words.Mask(carry); // no second carry: the second summand was at most 2^64 - 2^33 + 1
            ulong fits = 0;
            ulong reduced = Words.Subtract(sum, Prime, ref fits);
            return new(Words.Select(Words.Mask(fits), sum, reduced));
        }
    }
}
