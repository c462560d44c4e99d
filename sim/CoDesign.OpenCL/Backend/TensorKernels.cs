using CoDesign.Compute.Tensors;
using CoDesign.OpenCL.Devices;

namespace CoDesign.OpenCL.Backend;

/// <summary>Products of matrices, and functions of elements and rows.</summary>
/// <param name="session">The device.</param>
internal sealed class TensorKernels(DeviceSession session)
{
    private const int RowsAtOnce = 4;

    private readonly string _source = KernelSource.Of([], "tensors.cl");

    /// <summary>Multiplies matrices.</summary>
    /// <typeparam name="T">int or float.</typeparam>
    /// <returns>False if an operand does not fit; nothing has been done then.</returns>
    public bool Multiply<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> result, GemmShape shape)
        where T : unmanaged
    {
        const int Bytes = 4;
        if (!session.Fits(Bytes * Math.Max(shape.ResultElements, Math.Max(shape.LeftElements, shape.RightElements))))
        {
            return false;
        }

        lock (session.Gate)
        {
            using DeviceBuffer a = session.Upload(left);
            using DeviceBuffer b = session.Upload(right);
            using DeviceBuffer c = session.Allocate<T>(result.Length);
            session.Kernel(_source, typeof(T) == typeof(float) ? "multiply_singles" : "multiply_integers")
                .With(a).With(b).With(c).With((uint)shape.M).With((uint)shape.K).With((uint)shape.N)
                .Run(shape.N, (shape.M + RowsAtOnce - 1) / RowsAtOnce);
            c.Read(result);
        }

        return true;
    }

    /// <summary>GELU of each element.</summary>
    /// <returns>False if they do not fit.</returns>
    public bool Gelu(Span<float> values) => InPlace(values, data => session.Kernel(_source, "gelu").With(data).Run, values.Length);

    /// <summary>Softmax of each row.</summary>
    /// <returns>False if they do not fit.</returns>
    public bool Softmax(Span<float> values, int columns) =>
        InPlace(values, data => session.Kernel(_source, "softmax").With(data).With((uint)columns).Run, values.Length / columns);

    /// <summary>Layer norm of each row.</summary>
    /// <returns>False if they do not fit.</returns>
    public bool Normalise(Span<float> values, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, float epsilon)
    {
        int columns = gamma.Length;
        using DeviceBuffer factors = session.Upload(gamma);
        using DeviceBuffer offsets = session.Upload(beta);
        return InPlace(
            values, data => session.Kernel(_source, "normalise").With(data).With(factors).With(offsets).With((uint)columns).With(epsilon).Run, values.Length / columns);
    }

    private bool InPlace(Span<float> values, Func<DeviceBuffer, Action<long, long>> kernel, int items)
    {
        if (!session.Fits((long)values.Length * sizeof(float)))
        {
            return false;
        }

        if (items > 0)
        {
            lock (session.Gate)
            {
                using DeviceBuffer data = session.Upload<float>(values);
                kernel(data)(items, 1);
                data.Read(values);
            }
        }

        return true;
    }
}
