using System.Runtime.Intrinsics;

namespace CoDesign.Compute.Fields;

/// <summary>A field whose elements are 32-bit words, so that eight fit into a vector.</summary>
/// <typeparam name="TSelf">The field; its struct consists of the word alone.</typeparam>
internal interface ILaneField<TSelf> : IField<TSelf>
    where TSelf : unmanaged, ILaneField<TSelf>
{
    /// <summary>Sums.</summary>
    static abstract Vector256<uint> Add(Vector256<uint> left, Vector256<uint> right);

    /// <summary>Differences.</summary>
    static abstract Vector256<uint> Subtract(Vector256<uint> left, Vector256<uint> right);

    /// <summary>Products; asked for only where <see cref="Lanes.AreSupported"/>.</summary>
    static abstract Vector256<uint> Multiply(Vector256<uint> left, Vector256<uint> right);

    /// <inheritdoc/>
    static void IField<TSelf>.DecimateInFrequency(Span<TSelf> upper, Span<TSelf> lower, ReadOnlySpan<TSelf> twiddles)
    {
        for (int index = Lanes.DecimateInFrequency(upper, lower, twiddles); index < upper.Length; index++)
        {
            (upper[index], lower[index]) = (upper[index] + lower[index], (upper[index] - lower[index]) * twiddles[index]);
        }
    }

    /// <inheritdoc/>
    static void IField<TSelf>.DecimateInTime(Span<TSelf> upper, Span<TSelf> lower, ReadOnlySpan<TSelf> twiddles)
    {
        for (int index = Lanes.DecimateInTime(upper, lower, twiddles); index < upper.Length; index++)
        {
            TSelf product = lower[index] * twiddles[index];
            (upper[index], lower[index]) = (upper[index] + product, upper[index] - product);
        }
    }

    /// <inheritdoc/>
    static void IField<TSelf>.Multiply(Span<TSelf> values, ReadOnlySpan<TSelf> factors)
    {
        for (int index = Lanes.Multiply(values, factors); index < values.Length; index++)
        {
            values[index] *= factors[index];
        }
    }
}
