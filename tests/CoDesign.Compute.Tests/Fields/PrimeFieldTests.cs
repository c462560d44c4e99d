using System.Numerics;
using CoDesign.Compute.Fields;
using static CoDesign.Compute.Tests.FieldData;

namespace CoDesign.Compute.Tests.Fields;

/// <summary>Arithmetic against <see cref="BigInteger"/>.</summary>
public abstract class PrimeFieldTests<TField>
    where TField : unmanaged, IPrimeField<TField>
{
    private const int RandomPairs = 400;

    private static BigInteger Prime => TField.Modulus;

    // 0, 1, 2, p - 1, p - 2, (p ± 1) / 2, and the numbers around every multiple of 32 bits, where words and half words end.
    private static BigInteger[] Edges =>
    [
        .. Enumerable.Range(1, (TField.BitCount - 1) / 32).Select(k => BigInteger.One << (32 * k))
            .SelectMany(n => (BigInteger[])[n - 1, n, n + 1, Prime - n, Prime - n - 1, Prime - n + 1])
            .Concat([0, 1, 2, Prime - 1, Prime - 2, Prime / 2, (Prime / 2) + 1]).Where(n => n >= 0 && n < Prime).Distinct(),
    ];

    [Fact]
    public void Edge_values_agree_with_big_integers()
    {
        foreach (BigInteger a in Edges)
        {
            foreach (BigInteger b in Edges)
            {
                Expect(a, b);
            }
        }
    }

    [Fact]
    public void Random_values_agree_with_big_integers()
    {
        ulong seed = 1;
        for (int pair = 0; pair < RandomPairs; pair++)
        {
            Expect(Random(ref seed, Prime), Random(ref seed, Prime));
        }
    }

    [Fact]
    public void Chain_of_a_thousand_operations_agrees_with_big_integers()
    {
        // x -> (x + y) (x - y) reaches values that no single operation on fresh elements does.
        ulong seed = 2;
        BigInteger x = Random(ref seed, Prime), y = Random(ref seed, Prime);
        TField a = Element<TField>(x), b = Element<TField>(y);
        for (int step = 0; step < 1000; step++)
        {
            (x, y) = ((x + y) * (x - y + Prime) % Prime, x);
            (a, b) = ((a + b) * (a - b), a);
        }
        Assert.Equal((x, y), (Number(a), Number(b)));
    }

    [Fact]
    public void Inverse_is_that_of_fermat_and_zero_for_zero()
    {
        ulong seed = 3;
        foreach (BigInteger x in Edges.Append(Random(ref seed, Prime)))
        {
            Assert.Equal(BigInteger.ModPow(x, Prime - 2, Prime), Number(Element<TField>(x).Inverse()));
        }
    }

    [Fact]
    public void Batch_of_inverses_equals_single_inverses_and_keeps_zeros()
    {
        TField[] values = [TField.Zero, .. RandomElements<TField>(4, 20), TField.Zero, TField.One, TField.Zero];
        TField[] inverses = [.. values];
        FieldMath.Invert<TField>(inverses, new TField[values.Length]);
        Assert.Equal(values.Select(v => v.Inverse()), inverses);
        Assert.Throws<ArgumentException>(() => FieldMath.Invert<TField>(inverses, new TField[1]));
    }

    [Fact]
    public void Powers_agree_with_big_integers()
    {
        ulong seed = 5;
        BigInteger x = Random(ref seed, Prime);
        foreach (BigInteger exponent in (BigInteger[])[0, 1, 2, 3, 15, 16, 17, 255, 256, Prime - 1, Prime, Random(ref seed, Prime)])
        {
            Assert.Equal(BigInteger.ModPow(x, exponent, Prime), Number(FieldMath.Power(Element<TField>(x), exponent)));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => FieldMath.Power(TField.One, -1));
    }

    [Fact]
    public void Bytes_of_numbers_from_the_modulus_on_and_of_other_lengths_are_refused()
    {
        byte[] bytes = new byte[TField.ByteCount];
        BigInteger largest = (BigInteger.One << (8 * bytes.Length)) - 1;
        foreach (BigInteger number in (BigInteger[])[Prime, Prime + 1, largest - 1, largest])
        {
            Assert.True(number.TryWriteBytes(bytes, out _, isUnsigned: true));
            Assert.False(TField.TryRead(bytes, out _));
        }
        Assert.False(TField.TryRead(new byte[bytes.Length - 1], out _));
        Assert.False(TField.TryRead(new byte[bytes.Length + 1], out _));
        Assert.Throws<ArgumentException>(() => TField.One.Write(new byte[bytes.Length + 1]));
    }

    [Fact]
    public void Numbers_of_64_bits_are_reduced()
    {
        foreach (ulong number in (ulong[])[0, 1, uint.MaxValue, 0x7fff_ffff, 1UL << 32, ulong.MaxValue, ulong.MaxValue - 1, 0xffff_ffff_0000_0001])
        {
            Assert.Equal(number % Prime, Number(TField.FromUInt64(number)));
        }
    }

    [Fact]
    public void Generator_is_no_square_and_has_the_order_of_the_group()
    {
        Assert.Equal(Prime - 1, Number(FieldMath.Power(TField.Generator, Prime / 2)));
        foreach (int factor in (int[])[3, 5, 7, 11, 13, 17, 23, 31, 47, 257, 65_537])
        {
            if ((Prime - 1) % factor == 0)
            {
                Assert.NotEqual(TField.One, FieldMath.Power(TField.Generator, (Prime - 1) / factor));
            }
        }
    }

    [Fact]
    public void Loops_over_spans_equal_single_operations()
    {
        foreach (int length in Enumerable.Range(0, 40))
        {
            TField[] a = RandomElements<TField>(6, length), b = RandomElements<TField>(7, length), w = RandomElements<TField>(8, length);
            if (length > 1)
            {
                (a[0], b[0], w[0]) = (-TField.One, -TField.One, -TField.One);
                (a[1], b[1], w[1]) = (TField.Zero, TField.One, TField.Zero);
            }
            TField[] x = [.. a], y = [.. b];
            TField.DecimateInFrequency(x, y, w);
            Assert.Equal(a.Zip(b, (u, v) => u + v), x);
            Assert.Equal(a.Zip(b, (u, v) => u - v).Zip(w, (u, v) => u * v), y);
            (x, y) = ([.. a], [.. b]);
            TField.DecimateInTime(x, y, w);
            TField[] product = [.. b.Zip(w, (u, v) => u * v)];
            Assert.Equal(a.Zip(product, (u, v) => u + v), x);
            Assert.Equal(a.Zip(product, (u, v) => u - v), y);
            TField.Multiply(x, w);
            Assert.Equal(a.Zip(product, (u, v) => u + v).Zip(w, (u, v) => u * v), x);
        }
    }

    private static void Expect(BigInteger x, BigInteger y)
    {
        TField a = Element<TField>(x), b = Element<TField>(y);
        Assert.Equal((x + y) % Prime, Number(a + b));
        Assert.Equal((x - y + Prime) % Prime, Number(a - b));
        Assert.Equal(x * y % Prime, Number(a * b));
        Assert.Equal((Prime - x) % Prime, Number(-a));
        Assert.Equal(x * x % Prime, Number(a.Square()));
        Assert.Equal(2 * x % Prime, Number(a.Double()));
        Assert.Equal(x == y, a == b);
        Assert.Equal(x.IsZero, a.IsZero);
        Assert.Equal(x.ToString(), a.ToString());
    }
}
