namespace CoDesign.Compute.Tensors;

/// <summary>Sums in a fixed order: element i goes to partial sum i mod 16, and these are added in halves: 0 + 8, 1 + 9 … then 0 + 4 …</summary>
public static class Reduction
{
    /// <summary>Partial sums.</summary>
    public const int Partials = 16;

    /// <summary>Adds numbers.</summary>
    /// <param name="values">Any number of them.</param>
    public static float Sum(ReadOnlySpan<float> values)
    {
        Span<float> partials = stackalloc float[Partials];
        partials.Clear();
        for (int i = 0; i < values.Length; i++)
        {
            partials[i % Partials] += values[i];
        }

        for (int half = Partials / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                partials[i] += partials[i + half];
            }
        }

        return partials[0];
    }
}
