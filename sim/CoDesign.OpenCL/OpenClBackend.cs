using CoDesign.Compute.Backends;
using CoDesign.Compute.Curves;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;
using CoDesign.Compute.Tensors;
using CoDesign.OpenCL.Backend;
using CoDesign.OpenCL.Devices;

namespace CoDesign.OpenCL;

/// <summary>An OpenCL device. What its kernels do not have (<see cref="Lacks"/>), or what does not fit its buffers, the managed back end does.</summary>
public sealed class OpenClBackend : IComputeBackend, IDisposable
{
    private readonly DeviceSession _session;
    private readonly HashKernels _hashes;
    private readonly FieldKernels _fields;
    private readonly CurveKernels _curves;
    private readonly TensorKernels _tensors;

    internal OpenClBackend(DeviceSession session)
    {
        _session = session;
        _hashes = new HashKernels(session);
        _fields = new FieldKernels(session);
        _curves = new CurveKernels(session);
        _tensors = new TensorKernels(session);
    }

    /// <summary>Functions of Compute for which there is no kernel.</summary>
    public static IReadOnlyList<string> Lacks { get; } =
    [
        "transforms over extension fields", "sums of points of G2", "four-step transforms", "sum-check, polynomials and folds of FRI", "unfolding of convolutions, bias, ReLU, requantisation", "BFV",
    ];

    /// <inheritdoc/>
    public string Name => $"OpenCL device {_session.Device.Index}, {_session.Device.Name}";

    private static ManagedBackend Managed => ManagedBackend.Instance;

    /// <inheritdoc/>
    public void Hash(HashFunction function, ReadOnlyMemory<byte> messages, int messageBytes, Memory<byte> digests)
    {
        int count = Batch.CountOf(function, messages.Length, messageBytes, digests.Length);
        if (count > 0 && !_hashes.Hash(function, messages.Span, messageBytes, digests.Span, count))
        {
            Managed.Hash(function, messages, messageBytes, digests);
        }
    }

    /// <inheritdoc/>
    public void Permute<TField>(Poseidon2<TField> permutation, Memory<TField> states)
        where TField : unmanaged, IPrimeField<TField>
    {
        int count = Batch.CountOf(permutation, states.Length);
        if (count > 0 && !_fields.Permute(permutation, states.Span, count))
        {
            Managed.Permute(permutation, states);
        }
    }

    /// <inheritdoc/>
    public void DecimateInFrequency<TField>(Span<TField> values, ReadOnlySpan<TField> twiddles)
        where TField : unmanaged, IField<TField>
    {
        if (!_fields.Transform(values, twiddles, isInTime: false))
        {
            Managed.DecimateInFrequency(values, twiddles);
        }
    }

    /// <inheritdoc/>
    public void DecimateInTime<TField>(Span<TField> values, ReadOnlySpan<TField> twiddles)
        where TField : unmanaged, IField<TField>
    {
        if (!_fields.Transform(values, twiddles, isInTime: true))
        {
            Managed.DecimateInTime(values, twiddles);
        }
    }

    /// <inheritdoc/>
    public ExtendedPoint<TField, TCurve>[] SumWindows<TField, TCurve>(ReadOnlyMemory<AffinePoint<TField, TCurve>> points, ScalarDigits digits)
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField> =>
        _curves.SumWindows(points.Span, digits) ?? Managed.SumWindows(points, digits);

    /// <inheritdoc/>
    public void Multiply(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<int> result, GemmShape shape)
    {
        MatrixProduct.Check(left.Length, right.Length, result.Length, shape);
        if (result.Length > 0 && !_tensors.Multiply(left, right, result, shape))
        {
            Managed.Multiply(left, right, result, shape);
        }
    }

    /// <inheritdoc/>
    public void Multiply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> result, GemmShape shape)
    {
        MatrixProduct.Check(left.Length, right.Length, result.Length, shape);
        if (result.Length > 0 && !_tensors.Multiply(left, right, result, shape))
        {
            Managed.Multiply(left, right, result, shape);
        }
    }

    /// <inheritdoc/>
    public void Gelu(Span<float> values)
    {
        if (!_tensors.Gelu(values))
        {
            Managed.Gelu(values);
        }
    }

    /// <inheritdoc/>
    public void Softmax(Span<float> values, int columns)
    {
        if (!_tensors.Softmax(values, columns))
        {
            Managed.Softmax(values, columns);
        }
    }

    /// <inheritdoc/>
    public void NormaliseLayer(Span<float> values, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, float epsilon)
    {
        if (!_tensors.Normalise(values, gamma, beta, epsilon))
        {
            Managed.NormaliseLayer(values, gamma, beta, epsilon);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
