using System.Numerics;
using System.Runtime.InteropServices;

namespace CoDesign.Compute.Tensors;

/// <summary>Functions of whole rows.</summary>
public static class Normalisation
{
    /// <summary>e^(x − max) / Σ e^(x − max) in each row.</summary>
    /// <param name="values">Rows, replaced by the result.</param>
    /// <param name="columns">Numbers of a row; divides their number.</param>
    public static void Softmax(Span<float> values, int columns)
    {
        for (; !values.IsEmpty; values = values[columns..])
        {
            Span<float> row = values[..columns];
            float largest = row[0];
            foreach (float value in row)
            {
                largest = MathF.Max(largest, value);
            }

            Exponentials(row, largest);
            float sum = Reduction.Sum(row);
            foreach (ref float value in row)
            {
                value /= sum;
            }
        }
    }

    /// <summary>(x − mean) / √(variance + ε) · γ + β in each row (Ba, Kiros, Hinton, “Layer Normalization”, 2016).</summary>
    /// <param name="values">Rows as long as <paramref name="gamma"/>, replaced by the result.</param>
    /// <param name="gamma">A factor for each column.</param>
    /// <param name="beta">A number to add for each column.</param>
    /// <param name="epsilon">What keeps the root from 0.</param>
    public static void Layer(Span<float> values, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, float epsilon)
    {
        int columns = gamma.Length;
        float[] squares = new float[columns];
        for (; !values.IsEmpty; values = values[columns..])
        {
            Span<float> row = values[..columns];
            float mean = Reduction.Sum(row) / columns;
            for (int i = 0; i < columns; i++)
            {
                row[i] -= mean;
                squares[i] = row[i] * row[i];
            }

            float root = MathF.Sqrt((Reduction.Sum(squares) / columns) + epsilon);
            for (int i = 0; i < columns; i++)
            {
                float scaled = row[i] / root * gamma[i];
                row[i] = scaled + beta[i];
            }
        }
    }

    private static void Exponentials(Span<float> row, float largest)
    {
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(row);
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Elementary.Exp(vectors[i] - new Vector<float>(largest));
        }

        foreach (ref float value in row[(vectors.Length * Vector<float>.Count)..])
        {
            value = Elementary.Exp(value - largest);
        }
    }
}
