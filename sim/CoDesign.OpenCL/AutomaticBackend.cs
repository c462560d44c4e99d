using CoDesign.Compute.Backends;
using CoDesign.Compute.Curves;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;
using CoDesign.Compute.Tensors;

namespace CoDesign.OpenCL;

/// <summary>
/// The managed back end, but another one for work that would keep the managed one busy for a second: that is about what it takes to open
/// a device and to build kernels for it. It is opened when such work comes, not before.
/// </summary>
/// <param name="open">Opens the other one; null if there is none that helps.</param>
/// <remarks>The amounts are a second of the managed back end on two cores, rounded to a power of two: docs/performance.md.</remarks>
public sealed class AutomaticBackend(Func<IComputeBackend?> open) : IComputeBackend, IDisposable
{
    private const long HashedBytes = 1L << 29, Products = 1L << 33, Butterflies = 1L << 27, Permutations = 1L << 20, Points = 1L << 17, Elements = 1L << 27;

    // A device does little of its best with fewer messages or states than it has lanes.
    private const int FewestAtOnce = 4096;

    private readonly Lazy<IComputeBackend?> _other = new(open);

    /// <inheritdoc/>
    public string Name => _other is { IsValueCreated: true, Value: IComputeBackend other } ? $"managed, and {other.Name} for large work" : ManagedBackend.Instance.Name;

    /// <inheritdoc/>
    public void Hash(HashFunction function, ReadOnlyMemory<byte> messages, int messageBytes, Memory<byte> digests) =>
        For(digests.Length / function.DigestBytes >= FewestAtOnce ? messages.Length : 0, HashedBytes).Hash(function, messages, messageBytes, digests);

    /// <inheritdoc/>
    public void Permute<TField>(Poseidon2<TField> permutation, Memory<TField> states)
        where TField : unmanaged, IPrimeField<TField> =>
        For(states.Length / permutation.Width, Permutations).Permute(permutation, states);

    /// <inheritdoc/>
    public void DecimateInFrequency<TField>(Span<TField> values, ReadOnlySpan<TField> twiddles)
        where TField : unmanaged, IField<TField> =>
        For(ButterfliesOf(values.Length), Butterflies).DecimateInFrequency(values, twiddles);

    /// <inheritdoc/>
    public void DecimateInTime<TField>(Span<TField> values, ReadOnlySpan<TField> twiddles)
        where TField : unmanaged, IField<TField> =>
        For(ButterfliesOf(values.Length), Butterflies).DecimateInTime(values, twiddles);

    /// <inheritdoc/>
    public ExtendedPoint<TField, TCurve>[] SumWindows<TField, TCurve>(ReadOnlyMemory<AffinePoint<TField, TCurve>> points, ScalarDigits digits)
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField> =>
        For(points.Length, Points).SumWindows(points, digits);

    /// <inheritdoc/>
    public void Multiply(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<int> result, GemmShape shape) =>
        For(shape.Products, Products).Multiply(left, right, result, shape);

    /// <inheritdoc/>
    public void Multiply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result, GemmShape shape) =>
        For(shape.Products, Products).Multiply(left, right, result, shape);

    /// <inheritdoc/>
    public void Gelu(Span<float> values) => For(values.Length, Elements).Gelu(values);

    /// <inheritdoc/>
    public void Softmax(Span<float> values, int columns) => For(values.Length, Elements).Softmax(values, columns);

    /// <inheritdoc/>
    public void NormaliseLayer(Span<float> values, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, float epsilon) =>
        For(values.Length, Elements).NormaliseLayer(values, gamma, beta, epsilon);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_other.IsValueCreated)
        {
            (_other.Value as IDisposable)?.Dispose();
        }
    }

    private static long ButterfliesOf(int length) => length / 2L * System.Numerics.BitOperations.Log2((uint)Math.Max(length, 1));

    private IComputeBackend For(Int128 work, long least) => work >= least ? _other.Value ?? ManagedBackend.Instance : ManagedBackend.Instance;
}
