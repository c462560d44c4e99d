using System.Globalization;
using System.Numerics;

namespace CoDesign.Compute.Fields;

/// <summary>What holds in any field.</summary>
public static class FieldMath
{
    private const int WindowBits = 4;

    /// <summary>Raises an element to a power by fixed windows; time depends on the exponent only.</summary>
    /// <typeparam name="TField">The field.</typeparam>
    /// <param name="value">The element.</param>
    /// <param name="exponent">Not negative; taken to be public.</param>
    /// <exception cref="ArgumentOutOfRangeException">The exponent is negative.</exception>
    public static TField Power<TField>(TField value, BigInteger exponent)
        where TField : unmanaged, IField<TField>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        Span<TField> powers = stackalloc TField[1 << WindowBits];
        powers[0] = TField.One;
        for (int index = 1; index < powers.Length; index++)
        {
            powers[index] = powers[index - 1] * value;
        }
        byte[] digits = exponent.ToByteArray(isUnsigned: true, isBigEndian: true);
        TField result = TField.One;
        foreach (byte two in digits)
        {
            result = Window(result, powers[two >> WindowBits]);
            result = Window(result, powers[two & (powers.Length - 1)]);
        }
        return result;
    }

    /// <summary>Inverts every element with one inversion and three products each; zeros stay zero.</summary>
    /// <typeparam name="TField">The field.</typeparam>
    /// <param name="values">The elements, replaced by their inverses.</param>
    /// <param name="scratch">As many elements, overwritten.</param>
    /// <exception cref="ArgumentException">The scratch is shorter.</exception>
    /// <remarks>Source: Montgomery, "Speeding the Pollard and Elliptic Curve Methods of Factorization", 1987. Branches on zeros.</remarks>
    public static void Invert<TField>(Span<TField> values, Span<TField> scratch)
        where TField : unmanaged, IField<TField>
    {
        if (scratch.Length < values.Length)
        {
            throw new ArgumentException($"{scratch.Length} elements given; {values.Length} expected", nameof(scratch));
        }
        TField product = TField.One;
        for (int index = 0; index < values.Length; index++)
        {
            scratch[index] = product;
            if (!values[index].IsZero)
            {
                product *= values[index];
            }
        }
        TField inverse = product.Inverse();
        for (int index = values.Length - 1; index >= 0; index--)
        {
            if (!values[index].IsZero)
            {
                TField next = inverse * values[index];
                values[index] = inverse * scratch[index];
                inverse = next;
            }
        }
    }

    /// <summary>An element of order 2^<paramref name="logarithm"/>.</summary>
    /// <typeparam name="TField">The field.</typeparam>
    /// <param name="logarithm">From 0 to the field's two-adicity.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field has no such element.</exception>
    public static TField RootOfUnity<TField>(int logarithm)
        where TField : unmanaged, ITwoAdicField<TField>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(logarithm);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(logarithm, TField.TwoAdicity);
        TField root = TField.TwoAdicRoot;
        for (int order = TField.TwoAdicity; order > logarithm; order--)
        {
            root = root.Square();
        }
        return root;
    }

    /// <summary>Writes <paramref name="first"/> times the powers of <paramref name="ratio"/> from the 0th on.</summary>
    /// <typeparam name="TField">The field.</typeparam>
    public static void Powers<TField>(TField first, TField ratio, Span<TField> powers)
        where TField : unmanaged, IField<TField>
    {
        TField power = first;
        foreach (ref TField slot in powers)
        {
            slot = power;
            power *= ratio;
        }
    }

    /// <summary>The element that a number stands for.</summary>
    /// <typeparam name="TField">The field.</typeparam>
    /// <param name="number">From 0 to the modulus less 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is another one.</exception>
    public static TField FromBigInteger<TField>(BigInteger number)
        where TField : unmanaged, IPrimeField<TField>
    {
        Span<byte> bytes = stackalloc byte[TField.ByteCount];
        bytes.Clear();
        return number.Sign >= 0 && number.TryWriteBytes(bytes, out _, isUnsigned: true) && TField.TryRead(bytes, out TField element)
            ? element
            : throw new ArgumentOutOfRangeException(nameof(number), number, "a number below the modulus expected");
    }

    /// <summary>The element that a number stands for.</summary>
    /// <param name="number">In decimal digits, or in hexadecimal ones after 0x.</param>
    internal static TField Parse<TField>(string number)
        where TField : unmanaged, IPrimeField<TField> =>
        FromBigInteger<TField>(number.StartsWith("0x", StringComparison.Ordinal)
            ? new BigInteger(Convert.FromHexString(number.AsSpan(2)), isUnsigned: true, isBigEndian: true)
            : BigInteger.Parse(number, CultureInfo.InvariantCulture));

    /// <summary>The exponent of two in a positive number.</summary>
    internal static int TwoAdicityOf(BigInteger number)
    {
        int exponent = 0;
        while (((number >> exponent) & 1) == 0)
        {
            exponent++;
        }
        return exponent;
    }

    private static TField Window<TField>(TField value, TField power)
        where TField : unmanaged, IField<TField>
    {
        for (int bit = 0; bit < WindowBits; bit++)
        {
            value = value.Square();
        }
        return value * power;
    }
}
