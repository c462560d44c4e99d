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
