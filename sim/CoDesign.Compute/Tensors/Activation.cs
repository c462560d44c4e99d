using System.Numerics;
using System.Runtime.InteropServices;

namespace CoDesign.Compute.Tensors;

/// <summary>Functions of single elements.</summary>
public static class Activation
{
    private const float Half = 0.5f;
    private const float RootOfTwoOverPi = 0.79788456f;
    private const float Cubic = 0.044715f;

    /// <summary>max(x, 0); NaN stays.</summary>
    /// <typeparam name="T">sbyte, int or float.</typeparam>
    public static void Relu<T>(Span<T> values)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = values[i] < T.Zero ? T.Zero : values[i];
        }
    }

    /// <summary>x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))): Hendrycks and Gimpel, “Gaussian Error Linear Units”, section 2.</summary>
    public static void Gelu(Span<float> values)
    {
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Gelu(vectors[i]);
        }

        foreach (ref float value in values[(vectors.Length * Vector<float>.Count)..])
        {
            value = Gelu(value);
        }
    }

    /// <summary>GELU of one number; the same bits as in a vector.</summary>
    public static float Gelu(float x)
    {
        float cube = x * x * x;
        float inner = RootOfTwoOverPi * (x + (Cubic * cube));
        return Half * x * (1.0f + Elementary.Tanh(inner));
    }

    private static Vector<float> Gelu(Vector<float> x)
    {
        Vector<float> cube = x * x * x;
        Vector<float> inner = new Vector<float>(RootOfTwoOverPi) * (x + (new Vector<float>(Cubic) * cube));
        return new Vector<float>(Half) * x * (Vector<float>.One + Elementary.Tanh(inner));
    }
}
