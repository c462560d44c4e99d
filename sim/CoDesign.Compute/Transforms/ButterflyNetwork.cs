using CoDesign.Compute.Fields;

namespace CoDesign.Compute.Transforms;

/// <summary>Layers of butterflies in place, in which every block of a layer has the same twiddles.</summary>
/// <typeparam name="TField">The field.</typeparam>
/// <remarks>Blocks that do not fit the cache are finished one after the other, small ones layer by layer.</remarks>
internal static class ButterflyNetwork<TField>
    where TField : unmanaged, IField<TField>
{
    private const int CachedBytes = 256 * 1024;

    private static int CachedElements => CachedBytes / TField.ByteCount;

    /// <summary>From the widest layer to the narrowest, each (a, b) to (a + b, (a - b) w).</summary>
    /// <param name="values">A power of two of elements.</param>
    /// <param name="twiddles">Of the layer with pairs m apart, m twiddles from place m on.</param>
    public static void DecimateInFrequency(Span<TField> values, ReadOnlySpan<TField> twiddles)
    {
        int half = values.Length / 2;
        if (values.Length > CachedElements && half >= 4)
        {
            TField.DecimateInFrequency(values[..half], values[half..], twiddles[half..]);
            DecimateInFrequency(values[..half], twiddles);
            DecimateInFrequency(values[half..], twiddles);
            return;
        }
        for (; half >= 4; half /= 2)
        {
            ReadOnlySpan<TField> layer = twiddles.Slice(half, half);
            for (Span<TField> rest = values; rest.Length != 0; rest = rest[(2 * half)..])
            {
                TField.DecimateInFrequency(rest[..half], rest[half..(2 * half)], layer);
            }
        }
        if (half == 2)
        {
            TField w0 = twiddles[2], w1 = twiddles[3], w = twiddles[1];
            for (int index = 0; index < values.Length; index += 4)
            {
                Span<TField> four = values.Slice(index, 4);
                TField a = four[0] + four[2], b = four[1] + four[3], c = (four[0] - four[2]) * w0, d = (four[1] - four[3]) * w1;
                (four[0], four[1], four[2], four[3]) = (a + b, (a - b) * w, c + d, (c - d) * w);
            }
        }
        else if (half == 1)
        {
            (values[0], values[1]) = (values[0] + values[1], (values[0] - values[1]) * twiddles[1]);
        }
    }

    /// <summary>From the narrowest layer to the widest, each (a, b) to (a + b w, a - b w).</summary>
    /// <param name="values">A power of two of elements.</param>
    /// <param name="twiddles">Of the layer with pairs m apart, m twiddles from place m on.</param>
    public static void DecimateInTime(Span<TField> values, ReadOnlySpan<TField> twiddles)
    {
        int half = values.Length / 2;
        if (values.Length > CachedElements && half >= 4)
        {
            DecimateInTime(values[..half], twiddles);
            DecimateInTime(values[half..], twiddles);
            TField.DecimateInTime(values[..half], values[half..], twiddles[half..]);
            return;
        }
        if (half == 1)
        {
            TField product = values[1] * twiddles[1];
            (values[0], values[1]) = (values[0] + product, values[0] - product);
        }
        else if (half >= 2)
        {
            TField w0 = twiddles[2], w1 = twiddles[3], w = twiddles[1];
            for (int index = 0; index < values.Length; index += 4)
            {
                Span<TField> four = values.Slice(index, 4);
                TField b = four[1] * w, d = four[3] * w;
                TField even = (four[2] + d) * w0, odd = (four[2] - d) * w1;
                (four[0], four[1], four[2], four[3]) = (four[0] + b + even, four[0] - b + odd, four[0] + b - even, four[0] - b - odd);
            }
        }
        for (int layerHalf = 4; layerHalf <= half; layerHalf *= 2)
        {
            ReadOnlySpan<TField> layer = twiddles.Slice(layerHalf, layerHalf);
            for (Span<TField> rest = values; rest.Length != 0; rest = rest[(2 * layerHalf)..])
            {
                TField.DecimateInTime(rest[..layerHalf], rest[layerHalf..(2 * layerHalf)], layer);
            }
        }
    }
}
