using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoDesign.Compute.Fields;

/// <summary>An element a + b i of the quadratic extension of a prime field by the square root i of -1.</summary>
/// <typeparam name="TField">Integers modulo a prime that is 3 modulo 4, for else -1 has a root already.</typeparam>
/// <remarks>Steps depend on the element only where those of the prime field do.</remarks>
public readonly struct Complex<TField> : ITwoAdicField<Complex<TField>>
    where TField : unmanaged, IPrimeField<TField>
{
    /// <summary>Makes an element of its parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Complex(TField real, TField imaginary)
    {
        Real = real;
        Imaginary = imaginary;
    }

    /// <inheritdoc/>
    public static Complex<TField> Zero => default;

    /// <inheritdoc/>
    public static Complex<TField> One => new(TField.One, TField.Zero);

    /// <inheritdoc/>
    public static BigInteger Order => BigInteger.Pow(TField.Modulus, 2);

    /// <inheritdoc/>
    public static int ByteCount => 2 * TField.ByteCount;

    /// <inheritdoc/>
    public static int TwoAdicity => FieldMath.TwoAdicityOf(Order - 1);

    /// <inheritdoc/>
    public static Complex<TField> TwoAdicRoot => FieldMath.Power(CosetShift, (Order - 1) >> TwoAdicity);

    /// <inheritdoc/>
    /// <remarks>The first a + i that is not a square: its norm a^2 + 1 is none in the prime field. What is not a square has the full power of two in its order.</remarks>
    public static Complex<TField> CosetShift
    {
        get
        {
            var candidate = new Complex<TField>(TField.One, TField.One);
            while (FieldMath.Power(candidate.Norm, TField.Modulus >> 1) == TField.One)
            {
                candidate = new Complex<TField>(candidate.Real + TField.One, TField.One);
            }
            return candidate;
        }
    }

    /// <summary>a.</summary>
    public TField Real { get; }

    /// <summary>b.</summary>
    public TField Imaginary { get; }

    /// <inheritdoc/>
    public bool IsZero => Real.IsZero & Imaginary.IsZero;

    /// <summary>a - b i.</summary>
    public Complex<TField> Conjugate => new(Real, -Imaginary);

    /// <summary>a^2 + b^2: the product with the conjugate.</summary>
    public TField Norm => Real.Square() + Imaginary.Square();

    /// <summary>Sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex<TField> operator +(Complex<TField> left, Complex<TField> right) =>
        new(left.Real + right.Real, left.Imaginary + right.Imaginary);

    /// <summary>Difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex<TField> operator -(Complex<TField> left, Complex<TField> right) =>
        new(left.Real - right.Real, left.Imaginary - right.Imaginary);

    /// <summary>Negative.</summary>
    public static Complex<TField> operator -(Complex<TField> value) => new(-value.Real, -value.Imaginary);

    /// <summary>Product, by three products of the prime field (Karatsuba).</summary>
    public static Complex<TField> operator *(Complex<TField> left, Complex<TField> right)
    {
        TField real = left.Real * right.Real, imaginary = left.Imaginary * right.Imaginary;
        TField both = (left.Real + left.Imaginary) * (right.Real + right.Imaginary);
        return new Complex<TField>(real - imaginary, both - real - imaginary);
    }

    /// <summary>Equality.</summary>
    public static bool operator ==(Complex<TField> left, Complex<TField> right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    public static bool operator !=(Complex<TField> left, Complex<TField> right) => !left.Equals(right);

    /// <inheritdoc/>
    public static Complex<TField> FromUInt64(ulong value) => new(TField.FromUInt64(value), TField.Zero);

    /// <inheritdoc/>
    /// <remarks>The real part comes first.</remarks>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Complex<TField> element)
    {
        element = default;
        if (bytes.Length != ByteCount
            || !TField.TryRead(bytes[..TField.ByteCount], out TField real)
            || !TField.TryRead(bytes[TField.ByteCount..], out TField imaginary))
        {
            return false;
        }
        element = new Complex<TField>(real, imaginary);
        return true;
    }

    /// <inheritdoc/>
    /// <remarks>The real part comes first.</remarks>
    public void Write(Span<byte> bytes)
    {
        ByteLength.Check(bytes, ByteCount);
        Real.Write(bytes[..TField.ByteCount]);
        Imaginary.Write(bytes[TField.ByteCount..]);
    }

    /// <inheritdoc/>
    public Complex<TField> Square() => new((Real + Imaginary) * (Real - Imaginary), (Real * Imaginary).Double());

    /// <inheritdoc/>
    public Complex<TField> Double() => new(Real.Double(), Imaginary.Double());

    /// <inheritdoc/>
    public Complex<TField> Inverse()
    {
        TField inverse = Norm.Inverse();
        return new Complex<TField>(Real * inverse, -(Imaginary * inverse));
    }

    /// <inheritdoc/>
    public bool Equals(Complex<TField> other) => Real.Equals(other.Real) & Imaginary.Equals(other.Imaginary);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Complex<TField> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Real, Imaginary);

    /// <inheritdoc/>
    public override string ToString() => $"{Real} + {Imaginary} i";
}
