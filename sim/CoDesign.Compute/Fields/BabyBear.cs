using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoDesign.Compute.Fields;

/// <summary>An integer x modulo 15 x 2^27 + 1, kept as x 2^32 mod p (Montgomery form), eight at a time where the machine can.</summary>
/// <remarks>
/// Source: RISC Zero, "Scalable, Transparent Arguments of RISC-V Integrity", 2023, for the prime. Nothing but <see cref="ToString"/>
/// branches on the element.
/// </remarks>
public readonly struct BabyBear : IPrimeField<BabyBear>, ITwoAdicField<BabyBear>, ILaneField<BabyBear>
{
    private const uint Prime = 0x7800_0001;

    // 1/p modulo 2^32: the low word of the inverse modulo 2^64.
    private static readonly uint Inverted = unchecked((uint)(0 - Words.NegatedInverse(Prime)));

    private static readonly uint RadixSquared = (uint)(BigInteger.Pow(2, 64) % Prime);

    private readonly uint _montgomery;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BabyBear(uint montgomery) => _montgomery = montgomery;

    /// <inheritdoc/>
    public static BabyBear Zero => default;

    /// <inheritdoc/>
    public static BabyBear One => new((uint)((1UL << 32) % Prime));

    /// <inheritdoc/>
    public static BigInteger Modulus => Prime;

    /// <inheritdoc/>
    public static BigInteger Order => Modulus;

    /// <inheritdoc/>
    public static int BitCount => 31;

    /// <inheritdoc/>
    public static int ByteCount => sizeof(uint);

    /// <inheritdoc/>
    public static BabyBear Generator => FromUInt64(31);

    /// <inheritdoc/>
    public static int TwoAdicity => BitOperations.TrailingZeroCount(Prime - 1);

    /// <inheritdoc/>
    public static BabyBear TwoAdicRoot => FieldMath.Power(Generator, (Prime - 1) >> TwoAdicity);

    /// <inheritdoc/>
    public static BabyBear CosetShift => Generator;

    /// <inheritdoc/>
    public bool IsZero => _montgomery == 0;

    /// <summary>The least non-negative integer that stands for the element.</summary>
    public uint Value => Reduce(_montgomery);

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BabyBear operator +(BabyBear left, BabyBear right) =>
        new(Math.Min(left._montgomery + right._montgomery, unchecked(left._montgomery + right._montgomery - Prime)));

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BabyBear operator -(BabyBear left, BabyBear right) =>
        new(Math.Min(unchecked(left._montgomery - right._montgomery), unchecked(left._montgomery - right._montgomery + Prime)));

    /// <summary>Negative.</summary>
    public static BabyBear operator -(BabyBear value) => Zero - value;

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BabyBear operator *(BabyBear left, BabyBear right) => new(Reduce((ulong)left._montgomery * right._montgomery));

    /// <summary>Equality.</summary>
    public static bool operator ==(BabyBear left, BabyBear right) => left._montgomery == right._montgomery;

    /// <summary>Inequality.</summary>
    public static bool operator !=(BabyBear left, BabyBear right) => left._montgomery != right._montgomery;

    /// <inheritdoc/>
    public static BabyBear FromUInt64(ulong value) => new(Reduce((value % Prime) * RadixSquared));

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out BabyBear element)
    {
        element = default;
        if (bytes.Length != ByteCount || BinaryPrimitives.ReadUInt32LittleEndian(bytes) is not (< Prime and uint value))
        {
            return false;
        }
        element = FromUInt64(value);
        return true;
    }

    /// <inheritdoc/>
    public void Write(Span<byte> bytes)
    {
        ByteLength.Check(bytes, ByteCount);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Value);
    }

    /// <inheritdoc/>
    public BabyBear Square() => this * this;

    /// <inheritdoc/>
    public BabyBear Double() => this + this;

    /// <inheritdoc/>
    public BabyBear Inverse() => FieldMath.Power(this, Prime - 2);

    /// <inheritdoc/>
    public bool Equals(BabyBear other) => _montgomery == other._montgomery;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BabyBear other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _montgomery.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<uint> ILaneField<BabyBear>.Add(Vector256<uint> left, Vector256<uint> right) =>
        Vector256.Min(left + right, left + right - Vector256.Create(Prime));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<uint> ILaneField<BabyBear>.Subtract(Vector256<uint> left, Vector256<uint> right) =>
        Vector256.Min(left - right, left - right + Vector256.Create(Prime));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<uint> ILaneField<BabyBear>.Multiply(Vector256<uint> left, Vector256<uint> right)
    {
        Vector256<uint> inverted = Vector256.Create(Inverted), prime = Vector256.Create(Prime);
        Vector256<uint> even = Avx2.Multiply(left, right).AsUInt32(), odd = Avx2.Multiply(Lanes.Odd(left), Lanes.Odd(right)).AsUInt32();
        Vector256<uint> evenMultiple = Avx2.Multiply(Avx2.Multiply(even, inverted).AsUInt32(), prime).AsUInt32();
        Vector256<uint> oddMultiple = Avx2.Multiply(Avx2.Multiply(odd, inverted).AsUInt32(), prime).AsUInt32();
        Vector256<uint> difference = Lanes.Interleave(even, odd) - Lanes.Interleave(evenMultiple, oddMultiple);
        return Vector256.Min(difference, difference + prime);
    }

    // product / 2^32 mod p for a product less than 2^32 p: the low words of product and multiple are equal, the high ones are subtracted.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Reduce(ulong product)
    {
        unchecked
        {
            uint multiple = (uint)(((ulong)((uint)product * Inverted) * Prime) >> 32);
            uint difference = (uint)(product >> 32) - multiple;
            return Math.Min(difference, difference + Prime);
        }
    }
}
