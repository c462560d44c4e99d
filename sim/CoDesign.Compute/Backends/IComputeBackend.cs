using CoDesign.Compute.Curves;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;
using CoDesign.Compute.Tensors;

namespace CoDesign.Compute.Backends;

/// <summary>
/// Who computes what takes long. Every back end gives the same bytes; <see cref="ManagedBackend"/> is the reference. Functions that take
/// a back end (transforms, Merkle trees, sums of points) are made of these.
/// </summary>
public interface IComputeBackend
{
    /// <summary>Name, for the log.</summary>
    string Name { get; }

    /// <summary>Hashes messages of one length.</summary>
    /// <param name="function">The hash function.</param>
    /// <param name="messages">One after the other.</param>
    /// <param name="messageBytes">Length of each; 0 is possible.</param>
    /// <param name="digests">A digest of the usual length for each.</param>
    /// <exception cref="ArgumentException">Messages and digests are not as many.</exception>
    void Hash(HashFunction function, ReadOnlyMemory<byte> messages, int messageBytes, Memory<byte> digests);

    /// <summary>Permutes states.</summary>
    /// <typeparam name="TField">The field.</typeparam>
    /// <param name="permutation">The permutation.</param>
    /// <param name="states">States of <see cref="Poseidon2{TField}.Width"/> elements, one after the other.</param>
    /// <exception cref="ArgumentException">They are not whole.</exception>
    void Permute<TField>(Poseidon2<TField> permutation, Memory<TField> states)
        where TField : unmanaged, IPrimeField<TField>;

    /// <summary>From the widest layer of butterflies to the narrowest, each (a, b) to (a + b, (a - b) w).</summary>
    /// <typeparam name="TField">The field.</typeparam>
    /// <param name="values">A power of two of elements.</param>
    /// <param name="twiddles">Of the layer with pairs m apart, m twiddles from place m on.</param>
    void DecimateInFrequency<TField>(Span<TField> values, ReadOnlySpan<TField> twiddles)
        where TField : unmanaged, IField<TField>;

    /// <summary>From the narrowest layer of butterflies to the widest, each (a, b) to (a + b w, a - b w).</summary>
    /// <typeparam name="TField">The field.</typeparam>
    /// <param name="values">A power of two of elements.</param>
    /// <param name="twiddles">Of the layer with pairs m apart, m twiddles from place m on.</param>
    void DecimateInTime<TField>(Span<TField> values, ReadOnlySpan<TField> twiddles)
        where TField : unmanaged, IField<TField>;

    /// <summary>Sums points window by window: in each, every point times its digit.</summary>
    /// <typeparam name="TField">The field of the coordinates.</typeparam>
    /// <typeparam name="TCurve">The curve.</typeparam>
    /// <param name="points">The points.</param>
    /// <param name="digits">Digits of as many scalars.</param>
    /// <returns>A sum for each window, the lowest first.</returns>
    ExtendedPoint<TField, TCurve>[] SumWindows<TField, TCurve>(ReadOnlyMemory<AffinePoint<TField, TCurve>> points, ScalarDigits digits)
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField>;

    /// <inheritdoc cref="MatrixProduct.Multiply(ReadOnlySpan{int}, ReadOnlySpan{int}, Span{int}, GemmShape)"/>
    void Multiply(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<int> result, GemmShape shape);

    /// <inheritdoc cref="MatrixProduct.Multiply(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float}, GemmShape)"/>
    void Multiply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result, GemmShape shape);

    /// <inheritdoc cref="Activation.Gelu(Span{float})"/>
    void Gelu(Span<float> values);

    /// <inheritdoc cref="Normalisation.Softmax"/>
    void Softmax(Span<float> values, int columns);

    /// <inheritdoc cref="Normalisation.Layer"/>
    void NormaliseLayer(Span<float> values, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, float epsilon);
}
