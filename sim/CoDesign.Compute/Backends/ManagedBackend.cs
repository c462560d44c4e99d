using CoDesign.Compute.Curves;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;
using CoDesign.Compute.Tensors;
using CoDesign.Compute.Transforms;

namespace CoDesign.Compute.Backends;

/// <summary>The host's processor, with its vectors where they help: the reference.</summary>
public sealed class ManagedBackend : IComputeBackend
{
    private const int ItemsPerTask = 64;

    private ManagedBackend()
    {
    }

    /// <summary>The only one; it has no state.</summary>
    public static ManagedBackend Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "managed";

    /// <inheritdoc/>
    public void Hash(HashFunction function, ReadOnlyMemory<byte> messages, int messageBytes, Memory<byte> digests)
    {
        int length = function.DigestBytes;
        ForEach(Batch.CountOf(function, messages.Length, messageBytes, digests.Length), index =>
            function.Hash(messages.Span.Slice(index * messageBytes, messageBytes), digests.Span.Slice(index * length, length)));
    }

    /// <inheritdoc/>
    public void Permute<TField>(Poseidon2<TField> permutation, Memory<TField> states)
        where TField : unmanaged, IPrimeField<TField>
    {
        int width = permutation.Width;
        ForEach(Batch.CountOf(permutation, states.Length), index => permutation.Permute(states.Span.Slice(index * width, width)));
    }

    /// <inheritdoc/>
    public void DecimateInFrequency<TField>(Span<TField> values, ReadOnlySpan<TField> twiddles)
        where TField : unmanaged, IField<TField> => ButterflyNetwork<TField>.DecimateInFrequency(values, twiddles);

    /// <inheritdoc/>
    public void DecimateInTime<TField>(Span<TField> values, ReadOnlySpan<TField> twiddles)
        where TField : unmanaged, IField<TField> => ButterflyNetwork<TField>.DecimateInTime(values, twiddles);

    /// <inheritdoc/>
    public ExtendedPoint<TField, TCurve>[] SumWindows<TField, TCurve>(ReadOnlyMemory<AffinePoint<TField, TCurve>> points, ScalarDigits digits)
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField>
    {
        var windows = new ExtendedPoint<TField, TCurve>[digits.WindowCount];
        Parallel.For(0, windows.Length, window => windows[window] = WindowSum.Of(points.Span, digits, window));
        return windows;
    }

    /// <inheritdoc/>
    public void Multiply(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<int> result, GemmShape shape) =>
        MatrixProduct.Multiply(left, right, result, shape);

    /// <inheritdoc/>
    public void Multiply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result, GemmShape shape) =>
        MatrixProduct.Multiply(left, right, result, shape);

    /// <inheritdoc/>
    public void Gelu(Span<float> values) => Activation.Gelu(values);

    /// <inheritdoc/>
    public void Softmax(Span<float> values, int columns) => Normalisation.Softmax(values, columns);

    /// <inheritdoc/>
    public void NormaliseLayer(Span<float> values, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, float epsilon) =>
        Normalisation.Layer(values, gamma, beta, epsilon);

    private static void ForEach(int count, Action<int> body) =>
        Parallel.For(0, (count + ItemsPerTask - 1) / ItemsPerTask, task =>
        {
            for (int index = task * ItemsPerTask; index < Math.Min(count, (task + 1) * ItemsPerTask); index++)
            {
                body(index);
            }
        });
}
