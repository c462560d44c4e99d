using System.Runtime.CompilerServices;
using CoDesign.Compute.Curves;
using CoDesign.Compute.Fields;
using CoDesign.OpenCL.Devices;

namespace CoDesign.OpenCL.Backend;

/// <summary>Sums of points, a bucket per work item; the host adds up the buckets.</summary>
/// <param name="session">The device.</param>
internal sealed class CurveKernels(DeviceSession session)
{
    /// <summary>Sums points window by window.</summary>
    /// <returns>Null if the kernels do not have the field, or the points do not fit.</returns>
    public ExtendedPoint<TField, TCurve>[]? SumWindows<TField, TCurve>(ReadOnlySpan<AffinePoint<TField, TCurve>> points, ScalarDigits digits)
        where TField : unmanaged, IField<TField>
        where TCurve : struct, ICurve<TField>
    {
        if (!FieldSource.IsWide<TField>()
            || !session.Fits((long)points.Length * Unsafe.SizeOf<AffinePoint<TField, TCurve>>())
            || !session.Fits((long)digits.BucketCount * Unsafe.SizeOf<ExtendedPoint<TField, TCurve>>()))
        {
            return null;
        }

        var windows = new ExtendedPoint<TField, TCurve>[digits.WindowCount];
        var buckets = new ExtendedPoint<TField, TCurve>[digits.BucketCount];
        string source = KernelSource.Of(FieldSource.Of<TField>()!, "fields.cl", "curve.cl");
        lock (session.Gate)
        {
            using DeviceBuffer data = session.Upload(points);
            using DeviceBuffer sums = session.Allocate<ExtendedPoint<TField, TCurve>>(buckets.Length);
            for (int window = 0; window < windows.Length; window++)
            {
                int[] order = WindowSum.Order(digits, window, points.Length, out int[] starts);
                using DeviceBuffer entries = session.Upload<int>(order);
                using DeviceBuffer places = session.Upload<int>(starts);
                session.Kernel(source, "sum_buckets").With(data).With(entries).With(places).With(sums).Run(buckets.Length);
                sums.Read<ExtendedPoint<TField, TCurve>>(buckets);
                windows[window] = WindowSum.OfBuckets<TField, TCurve>(buckets);
            }
        }

        return windows;
    }
}
