using CoDesign.Compute.Backends;

namespace CoDesign.Compute.Tensors;

/// <summary>Scaled dot-product attention: softmax(Q Kᵀ / √depth) V (Vaswani et al., “Attention Is All You Need”, 2017, equation 1).</summary>
public static class Attention
{
    /// <summary>Computes one head.</summary>
    /// <param name="queries">Queries × depth.</param>
    /// <param name="keys">Keys × depth.</param>
    /// <param name="values">Keys × value depth.</param>
    /// <param name="result">Queries × value depth.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="backend">Who computes; null: the managed back end.</param>
    public static void Compute(
        ReadOnlySpan<float> queries, ReadOnlySpan<float> keys, ReadOnlySpan<float> values, Span<float> result, AttentionShape shape, IComputeBackend? backend = null)
    {
        backend ??= ManagedBackend.Instance;
        float[] transposed = new float[keys.Length];
        for (int key = 0; key < shape.Keys; key++)
        {
            for (int i = 0; i < shape.Depth; i++)
            {
                transposed[(i * shape.Keys) + key] = keys[(key * shape.Depth) + i];
            }
        }

        float[] weights = new float[shape.Scores.ResultElements];
        backend.Multiply(queries, transposed, weights, shape.Scores);
        float root = MathF.Sqrt(shape.Depth);
        foreach (ref float weight in weights.AsSpan())
        {
            weight /= root;
        }

        backend.Softmax(weights, shape.Keys);
        backend.Multiply(weights, values, result, shape.Mixture);
    }
}
