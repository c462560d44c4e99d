using CoDesign.Compute.Backends;
using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Transforms;

/// <summary>Number-theoretic transforms of one length: X[k] = sum of x[j] w^(j k), with w of order n, in place and radix 2.</summary>
/// <typeparam name="TField">The field.</typeparam>
/// <remarks>
/// Source: Cooley, Tukey, 1965, and Gentleman, Sande, 1966. w is <see cref="FieldMath.RootOfUnity{TField}"/>. Tables of 2 n elements are
/// made once; afterwards nothing is allocated. Steps do not depend on the elements.
/// </remarks>
public sealed class NumberTheoreticTransform<TField>
    where TField : unmanaged, ITwoAdicField<TField>
{
    private readonly TField[] _twiddles; // of the layer with pairs m apart, the powers of a root of order 2 m from place m on
    private readonly TField[] _inverseTwiddles;
    private readonly TField _inverseLength;
    private readonly IComputeBackend _backend;

    /// <summary>Makes the tables.</summary>
    /// <param name="logarithm">Binary logarithm of the length, from 0 to the field's two-adicity and to 30.</param>
    /// <param name="backend">Who computes; null: the managed back end.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field has no root of that order, or an array no such length.</exception>
    public NumberTheoreticTransform(int logarithm, IComputeBackend? backend = null)
    {
        _backend = backend ?? ManagedBackend.Instance;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(logarithm, 30);
        TField root = FieldMath.RootOfUnity<TField>(logarithm);
        Length = 1 << logarithm;
        _twiddles = Layers(root);
        _inverseTwiddles = Layers(root.Inverse());
        _inverseLength = TField.FromUInt64((ulong)Length).Inverse();
    }

    /// <summary>Elements of a transform.</summary>
    public int Length { get; }

    /// <summary>Coefficients to values at the powers of w, both in order.</summary>
    /// <param name="values"><see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException">There are more or less.</exception>
    public void Forward(Span<TField> values)
    {
        ForwardToBitReversed(values);
        BitReversal.Permute(values);
    }

    /// <summary>Values at the powers of w to coefficients, both in order.</summary>
    /// <param name="values"><see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException">There are more or less.</exception>
    public void Inverse(Span<TField> values)
    {
        Check(values);
        BitReversal.Permute(values);
        InverseFromBitReversed(values);
    }

    /// <summary>Coefficients in order to values with the bits of their index turned round: one permutation less.</summary>
    /// <param name="values"><see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException">There are more or less.</exception>
    public void ForwardToBitReversed(Span<TField> values)
    {
        Check(values);
        _backend.DecimateInFrequency(values, _twiddles);
    }

    /// <summary>Values with the bits of their index turned round to coefficients in order.</summary>
    /// <param name="values"><see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException">There are more or less.</exception>
    public void InverseFromBitReversed(Span<TField> values)
    {
        Check(values);
        _backend.DecimateInTime(values, _inverseTwiddles);
        foreach (ref TField value in values)
        {
            value *= _inverseLength;
        }
    }

    /// <summary>Coefficients to values at the shift times the powers of w.</summary>
    /// <param name="values"><see cref="Length"/> elements.</param>
    /// <param name="shift">Not zero.</param>
    /// <exception cref="ArgumentException">There are more or less elements, or the shift is zero.</exception>
    public void ForwardCoset(Span<TField> values, TField shift)
    {
        Check(values);
        Scale(values, NotZero(shift));
        Forward(values);
    }

    /// <summary>Values at the shift times the powers of w to coefficients.</summary>
    /// <param name="values"><see cref="Length"/> elements.</param>
    /// <param name="shift">Not zero.</param>
    /// <exception cref="ArgumentException">There are more or less elements, or the shift is zero.</exception>
    public void InverseCoset(Span<TField> values, TField shift)
    {
        Inverse(values);
        Scale(values, NotZero(shift).Inverse());
    }

    private static TField NotZero(TField shift) => !shift.IsZero ? shift : throw new ArgumentException("a coset has no shift of zero", nameof(shift));

    private static void Scale(Span<TField> values, TField ratio)
    {
        TField power = TField.One;
        foreach (ref TField value in values)
        {
            value *= power;
            power *= ratio;
        }
    }

    private TField[] Layers(TField root)
    {
        var layers = new TField[Length];
        for (int half = Length / 2; half >= 1; half /= 2)
        {
            FieldMath.Powers(TField.One, root, layers.AsSpan(half, half));
            root = root.Square();
        }
        return layers;
    }

    private void Check(ReadOnlySpan<TField> values)
    {
        if (values.Length != Length)
        {
            throw new ArgumentException($"{values.Length} elements given; the transform has {Length}", nameof(values));
        }
    }
}
