using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoDesign.Compute.Fields;

/// <summary>An integer modulo 2^31 - 1, kept as the least non-negative one, eight at a time where the machine can.</summary>
/// <remarks>
/// The multiplicative group has only one factor 2; transforms use <see cref="Complex{TField}"/> or the circle. Nothing but
/// <see cref="ToString"/> branches on the element.
/// </remarks>
public readonly struct Mersenne31 : IPrimeField<Mersenne31>, ILaneField<Mersenne31>
{
    private const uint Prime = 0x7fff_ffff;

    private readonly uint _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Mersenne31(uint value) => _value = value;

    /// <inheritdoc/>
    public static Mersenne31 Zero => default;

    /// <inheritdoc/>
    public static Mersenne31 One => new(1);

    /// <inheritdoc/>
    public static BigInteger Modulus => Prime;

    /// <inheritdoc/>
    public static BigInteger Order => Modulus;

    /// <inheritdoc/>
    public static int BitCount => 31;

    /// <inheritdoc/>
    public static int ByteCount => sizeof(uint);

    /// <inheritdoc/>
    public static Mersenne31 Generator => new(7);

    /// <inheritdoc/>
    public bool IsZero => _value == 0;

    /// <summary>The least non-negative integer that stands for the element.</summary>
    public uint Value => _value;

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mersenne31 operator +(Mersenne31 left, Mersenne31 right) =>
        new(Math.Min(left._value + right._value, unchecked(left._value + right._value - Prime)));

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mersenne31 operator -(Mersenne31 left, Mersenne31 right) =>
        new(Math.Min(unchecked(left._value - right._value), unchecked(left._value - right._value + Prime)));

    /// <summary>Negative.</summary>
    public static Mersenne31 operator -(Mersenne31 value) => Zero - value;

    /// <summary>Product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mersenne31 operator *(Mersenne31 left, Mersenne31 right) => new(Reduce((ulong)left._value * right._value));

    /// <summary>Equality.</summary>
    public static bool operator ==(Mersenne31 left, Mersenne31 right) => left._value == right._value;

    /// <summary>Inequality.</summary>
    public static bool operator !=(Mersenne31 left, Mersenne31 right) => left._value != right._value;

    /// <inheritdoc/>
    public static Mersenne31 FromUInt64(ulong value) => new((uint)(value % Prime));

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Mersenne31 element)
    {
        element = default;
        if (bytes.Length != ByteCount || BinaryPrimitives.ReadUInt32LittleEndian(bytes) is not (< Prime and uint value))
        {
            return false;
        }
        element = new Mersenne31(value);
        return true;
    }

    /// <inheritdoc/>
    public void Write(Span<byte> bytes)
    {
        ByteLength.Check(bytes, ByteCount);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Value);
    }

    /// <inheritdoc/>
    public Mersenne31 Square() => this * this;

    /// <inheritdoc/>
    public Mersenne31 Double() => this + this;

    /// <inheritdoc/>
    public Mersenne31 Inverse() => FieldMath.Power(this, Prime - 2);

    /// <inheritdoc/>
    public bool Equals(Mersenne31 other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Mersenne31 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<uint> ILaneField<Mersenne31>.Add(Vector256<uint> left, Vector256<uint> right) =>
        Vector256.Min(left + right, left + right - Vector256.Create(Prime));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<uint> ILaneField<Mersenne31>.Subtract(Vector256<uint> left, Vector256<uint> right) =>
        Vector256.Min(left - right, left - right + Vector256.Create(Prime));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<uint> ILaneField<Mersenne31>.Multiply(Vector256<uint> left, Vector256<uint> right)
    {
        // Twice one factor makes the high word of a product its quotient by 2^31, and its low word twice the remainder.
        Vector256<uint> twice = left + left;
        Vector256<uint> even = Avx2.Multiply(twice, right).AsUInt32(), odd = Avx2.Multiply(Lanes.Odd(twice), Lanes.Odd(right)).AsUInt32();
        Vector256<uint> quotient = Lanes.Interleave(even, odd);
        Vector256<uint> remainder = Avx2.Blend(even, Avx2.Shuffle(odd, 0b10_10_00_00), 0b1010_1010) >>> 1;
        Vector256<uint> sum = quotient + remainder;
        return Vector256.Min(sum, sum - Vector256.Create(Prime));
    }

    // 2^31 = 1: quotient and remainder by 2^31 are added; both are less than 2^31, and not both 2^31 - 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Reduce(ulong product)
    {
        uint sum = (uint)(product >> 31) + (uint)(product & Prime);
        return Math.Min(sum, unchecked(sum - Prime));
    }
}
