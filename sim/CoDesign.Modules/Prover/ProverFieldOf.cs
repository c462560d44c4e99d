using System.Numerics;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Polynomials;
using CoDesign.Compute.Transforms;

namespace CoDesign.Modules.Prover;

/// <summary>A field, with the functions of Compute over it.</summary>
/// <typeparam name="T">The field.</typeparam>
/// <param name="name">Name in YAML.</param>
/// <param name="read">Reads an element.</param>
internal sealed class ProverField<T>(string name, ProverField<T>.Reader read) : ProverField(name, T.ByteCount, T.TwoAdicity)
    where T : unmanaged, ITwoAdicField<T>
{
    /// <summary>Reads an element, whatever its bytes are.</summary>
    internal delegate T Reader(ReadOnlySpan<byte> bytes);

    /// <inheritdoc/>
    internal override byte[] Transform(byte[] values, int logarithm, bool isInverse, byte[]? shift)
    {
        var transform = new NumberTheoreticTransform<T>(logarithm);
        T[] elements = Elements(values);
        T ratio = shift is null ? T.One : read(shift);
        for (int start = 0; start < elements.Length; start += transform.Length)
        {
            Transform(transform, elements.AsSpan(start, transform.Length), isInverse, ratio);
        }

        return FieldBytes.Write<T>(elements);
    }

    /// <inheritdoc/>
    internal override byte[] Fold(byte[] values, byte[] shift, byte[] challenge)
    {
        T[] elements = Elements(values);
        T[] folded = new T[elements.Length / 2];

        // 1 / (2 x) is taken as 0 where x is: then nothing of the odd part is left.
        T x = read(shift);
        FriFold.Fold(elements, x.IsZero ? T.One : x, x.IsZero ? T.Zero : read(challenge), folded);
        return FieldBytes.Write<T>(folded);
    }

    /// <inheritdoc/>
    internal override byte[] SumCheckRound(byte[] tables, int factors)
    {
        T[] round = new T[factors + 1];
        SumCheck.Round<T>(Elements(tables), factors, round);
        return FieldBytes.Write<T>(round);
    }

    /// <inheritdoc/>
    internal override byte[] SumCheckBind(byte[] tables, int count, byte[] challenge)
    {
        T[] elements = Elements(tables);
        T at = read(challenge);
        int length = elements.Length / count;
        T[] bound = new T[elements.Length / 2];
        for (int table = 0; table < count; table++)
        {
            Span<T> values = elements.AsSpan(table * length, length);
            SumCheck.Bind(values, at);
            values[..(length / 2)].CopyTo(bound.AsSpan(table * length / 2));
        }

        return FieldBytes.Write<T>(bound);
    }

    /// <inheritdoc/>
    internal override byte[] Value(byte[] coefficients, byte[] point) =>
        FieldBytes.Write<T>([Polynomial.Evaluate<T>(Elements(coefficients), read(point))]);

    /// <inheritdoc/>
    internal override byte[] Quotient(IReadOnlyList<byte[]> factors, byte[] subtrahend, byte[] shift, int vanishing)
    {
        T[] result = Elements(factors[0]);
        foreach (T[] factor in factors.Skip(1).Select(Elements))
        {
            T.Multiply(result, factor);
        }

        // x^(2^vanishing) takes on as few values as the coset is longer than the group.
        int logarithm = BitOperations.Log2((uint)result.Length);
        var inverses = new T[1 << (logarithm - vanishing)];
        FieldMath.Powers(FieldMath.Power(read(shift), BigInteger.One << vanishing), FieldMath.RootOfUnity<T>(logarithm - vanishing), inverses);
        foreach (ref T value in inverses.AsSpan())
        {
            value = (value - T.One).Inverse();
        }

        T[] less = Elements(subtrahend);
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (result[i] - less[i]) * inverses[i % inverses.Length];
        }

        return FieldBytes.Write<T>(result);
    }

    /// <inheritdoc/>
    internal override byte[] Combine(byte[] columns, int count, byte[] challenge)
    {
        T[] elements = Elements(columns);
        T ratio = read(challenge);
        var sum = new T[elements.Length / count];
        for (int column = count - 1; column >= 0; column--)
        {
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] = (sum[i] * ratio) + elements[(column * sum.Length) + i];
            }
        }

        return FieldBytes.Write<T>(sum);
    }

    /// <inheritdoc/>
    internal override byte[] Divide(byte[] coefficients, byte[] point)
    {
        T[] elements = Elements(coefficients);
        T at = read(point);
        var quotient = new T[elements.Length];
        for (int i = elements.Length - 2; i >= 0; i--)
        {
            quotient[i] = (quotient[i + 1] * at) + elements[i + 1];
        }

        return FieldBytes.Write<T>(quotient);
    }

    /// <inheritdoc/>
    internal override byte[] Multiply(byte[] left, byte[] right) => FieldBytes.Write<T>([read(left) * read(right)]);

    /// <inheritdoc/>
    internal override byte[] Root(int logarithm) => FieldBytes.Write<T>([FieldMath.RootOfUnity<T>(logarithm)]);

    // On the coset of 0 there is but one point, and every coefficient but the first counts nothing.
    private static void Transform(NumberTheoreticTransform<T> transform, Span<T> values, bool isInverse, T shift)
    {
        if (!shift.IsZero && isInverse)
        {
            transform.InverseCoset(values, shift);
        }
        else if (!shift.IsZero)
        {
            transform.ForwardCoset(values, shift);
        }
        else if (isInverse)
        {
            transform.Inverse(values);
            values[1..].Clear();
        }
        else
        {
            values[1..].Clear();
            transform.Forward(values);
        }
    }

    private T[] Elements(byte[] bytes)
    {
        var elements = new T[bytes.Length / T.ByteCount];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = read(bytes.AsSpan(i * T.ByteCount, T.ByteCount));
        }

        return elements;
    }
}
