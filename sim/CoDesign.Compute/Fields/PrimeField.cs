using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoDesign.Compute.Fields;

/// <summary>An element of a large prime field, kept in Montgomery form: x R mod p with R = 2^(64 words).</summary>
/// <typeparam name="TInteger">The integer that holds it.</typeparam>
/// <typeparam name="TPrime">The prime.</typeparam>
/// <remarks>
/// Source: Montgomery, "Modular Multiplication Without Trial Division", Mathematics of Computation 1985. Nothing but <see cref="ToString"/>
/// branches on the element or uses it as an address; the inverse is a power with the public exponent p - 2.
/// </remarks>
public readonly struct PrimeField<TInteger, TPrime> : IPrimeField<PrimeField<TInteger, TPrime>>, ITwoAdicField<PrimeField<TInteger, TPrime>>
    where TInteger : unmanaged, IWideInteger<TInteger>
    where TPrime : struct, IPrime<TInteger>
{
    private readonly TInteger _montgomery;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PrimeField(TInteger montgomery) => _montgomery = montgomery;

    /// <inheritdoc/>
    public static PrimeField<TInteger, TPrime> Zero => default;

    /// <inheritdoc/>
    public static PrimeField<TInteger, TPrime> One => new(Montgomery<TInteger, TPrime>.Radix);

    /// <inheritdoc/>
    public static BigInteger Modulus => Montgomery<TInteger, TPrime>.Modulus;

    /// <inheritdoc/>
    public static BigInteger Order => Modulus;

    /// <inheritdoc/>
    public static int BitCount => (int)Modulus.GetBitLength();

    /// <inheritdoc/>
    public static int ByteCount => sizeof(ulong) * TInteger.WordCount;

    /// <inheritdoc/>
    public static PrimeField<TInteger, TPrime> Generator => FromUInt64(TPrime.Generator);

    /// <inheritdoc/>
    public static int TwoAdicity => FieldMath.TwoAdicityOf(Modulus - 1);

    /// <inheritdoc/>
    public static PrimeField<TInteger, TPrime> TwoAdicRoot => FieldMath.Power(Generator, (Modulus - 1) >> TwoAdicity);

    /// <inheritdoc/>
    public static PrimeField<TInteger, TPrime> CosetShift => Generator;

    /// <inheritdoc/>
    public bool IsZero => _montgomery.IsZero;

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PrimeField<TInteger, TPrime> operator +(PrimeField<TInteger, TPrime> left, PrimeField<TInteger, TPrime> right) =>
        new(TInteger.Add<TPrime>(left._montgomery, right._montgomery));

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PrimeField<TInteger, TPrime> operator -(PrimeField<TInteger, TPrime> left, PrimeField<TInteger, TPrime> right) =>
        new(TInteger.Subtract<TPrime>(left._montgomery, right._montgomery));

    /// <summary>Negative.</summary>
    public static PrimeField<TInteger, TPrime> operator -(PrimeField<TInteger, TPrime> value) => Zero - value;

    /// <summary>Product.</summary>
    public static PrimeField<TInteger, TPrime> operator *(PrimeField<TInteger, TPrime> left, PrimeField<TInteger, TPrime> right) =>
        new(TInteger.MontgomeryMultiply<TPrime>(left._montgomery, right._montgomery));

    /// <summary>Equality.</summary>
    public static bool operator ==(PrimeField<TInteger, TPrime> left, PrimeField<TInteger, TPrime> right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(PrimeField<TInteger, TPrime> left, PrimeField<TInteger, TPrime> right) => !left.Equals(right);

    /// <inheritdoc/>
    public static PrimeField<TInteger, TPrime> FromUInt64(ulong value)
    {
        Span<ulong> words = stackalloc ulong[TInteger.WordCount];
        words.Clear();
        words[0] = value;
        return FromInteger(TInteger.FromWords(words));
    }

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out PrimeField<TInteger, TPrime> element)
    {
        element = default;
        if (bytes.Length != ByteCount)
        {
            return false;
        }
        Span<ulong> words = stackalloc ulong[TInteger.WordCount];
        for (int index = 0; index < words.Length; index++)
        {
            words[index] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(sizeof(ulong) * index)..]);
        }
        TInteger value = TInteger.FromWords(words);
        if (!TInteger.IsLess(value, TPrime.Modulus))
        {
            return false;
        }
        element = FromInteger(value);
        return true;
    }

    /// <inheritdoc/>
    public void Write(Span<byte> bytes)
    {
        ByteLength.Check(bytes, ByteCount);
        Span<ulong> words = stackalloc ulong[TInteger.WordCount];
        ToInteger().CopyTo(words);
        for (int index = 0; index < words.Length; index++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[(sizeof(ulong) * index)..], words[index]);
        }
    }

    /// <summary>The least non-negative integer that stands for the element.</summary>
    public TInteger ToInteger()
    {
        Span<ulong> one = stackalloc ulong[TInteger.WordCount];
        one.Clear();
        one[0] = 1;
        return TInteger.MontgomeryMultiply<TPrime>(_montgomery, TInteger.FromWords(one));
    }

    /// <inheritdoc/>
    public PrimeField<TInteger, TPrime> Square() => this * this;

    /// <inheritdoc/>
    public PrimeField<TInteger, TPrime> Double() => this + this;

    /// <inheritdoc/>
    public PrimeField<TInteger, TPrime> Inverse() => FieldMath.Power(this, Modulus - 2);

    /// <inheritdoc/>
    public bool Equals(PrimeField<TInteger, TPrime> other) => _montgomery.Equals(other._montgomery);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PrimeField<TInteger, TPrime> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _montgomery.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Montgomery<TInteger, TPrime>.ToBigInteger(ToInteger()).ToString(CultureInfo.InvariantCulture);

    private static PrimeField<TInteger, TPrime> FromInteger(TInteger value) =>
        new(TInteger.MontgomeryMultiply<TPrime>(value, Montgomery<TInteger, TPrime>.RadixSquared));
}
