using CoDesign.Compute.Tensors;

namespace CoDesign.Compute.Tests.Tensors;

public sealed class RowFunctionTests
{
    private const double Tolerance = 1e-5;

    [Fact] // ONNX, Operators.md, Softmax: [-1, 0, 1]
    public void Softmax_of_onnx()
    {
        float[] row = [-1, 0, 1];
        Normalisation.Softmax(row, 3);
        AssertNear([0.09003058, 0.24472848, 0.66524094], row, 1e-7);
    }

    [Fact] // ONNX, Operators.md, Softmax, "softmax_large_number"
    public void Softmax_of_large_numbers_does_not_overflow()
    {
        float[] rows = [0, 1, 2, 3, 10000, 10001, 10002, 10003];
        Normalisation.Softmax(rows, 4);
        AssertNear([0.032058604, 0.08714432, 0.23688284, 0.6439143], rows.AsSpan(0, 4), 1e-7);
        Assert.Equal(rows[..4], rows[4..]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(100)]
    public void Softmax_agrees_with_double_precision(int columns)
    {
        float[] rows = Numbers.Singles(3 * columns, 11);
        double[] expected = [.. Enumerable.Range(0, 3).SelectMany(r => Softmax(rows.AsSpan(r * columns, columns)))];
        Normalisation.Softmax(rows, columns);
        AssertNear(expected, rows, 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(768)]
    public void Layer_norm_agrees_with_double_precision(int columns)
    {
        float[] rows = Numbers.Singles(2 * columns, 12);
        float[] gamma = Numbers.Singles(columns, 13);
        float[] beta = Numbers.Singles(columns, 14);
        List<double> expected = [];
        foreach (float[] row in rows.Chunk(columns))
        {
            double mean = row.Average(x => (double)x);
            double variance = row.Average(x => (x - mean) * (x - mean));
            expected.AddRange(row.Select((x, i) => ((x - mean) / Math.Sqrt(variance + 1e-5) * gamma[i]) + beta[i]));
        }

        Normalisation.Layer(rows, gamma, beta, 1e-5f);
        AssertNear([.. expected], rows, Tolerance);
    }

    [Fact] // ONNX, Operators.md, Gelu, "gelu_tanh_1"
    public void Gelu_of_onnx()
    {
        float[] values = [-1, 0, 1];
        Activation.Gelu(values);
        AssertNear([-0.158808, 0, 0.841192], values, 1e-6);
    }

    [Fact]
    public void Gelu_agrees_with_double_precision_and_does_not_depend_on_its_place()
    {
        float[] values = Numbers.Singles(1003, 15);
        float[] result = [.. values];
        Activation.Gelu(result);
        for (int i = 0; i < values.Length; i++)
        {
            double x = values[i];
            Assert.InRange(result[i] - (x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))))), -1e-6, 1e-6);
            Assert.Equal(BitConverter.SingleToInt32Bits(Activation.Gelu(values[i])), BitConverter.SingleToInt32Bits(result[i]));
        }
    }

    [Fact]
    public void Relu_keeps_what_is_positive()
    {
        float[] values = [-1.5f, 2f, -0f, float.NaN];
        Activation.Relu<float>(values);
        Assert.Equal([0f, 2f, -0f, float.NaN], values);
        sbyte[] bytes = [-128, 127, 0, -1];
        Activation.Relu<sbyte>(bytes);
        Assert.Equal([0, 127, 0, 0], bytes);
    }

    // The order is the definition: with 2^24 in partial sum 0 and ones in the others, only this order keeps all ones.
    [Fact]
    public void Sums_are_taken_in_sixteen_parts()
    {
        float[] values = [16_777_216f, .. Enumerable.Repeat(1f, 15)];

        // Halves: 0 + 8 → 2^24 (1 is lost), others 2; 0 + 4 → 2^24 + 2, others 4; 0 + 2 → 2^24 + 6; 0 + 1 → 2^24 + 14.
        Assert.Equal(16_777_216f + 14, Reduction.Sum(values));
        Assert.Equal(0f, Reduction.Sum([]));
    }

    [Theory]
    [InlineData(3, 5, 4, 2)]
    [InlineData(17, 33, 64, 64)]
    public void Attention_agrees_with_double_precision(int queries, int keys, int depth, int valueDepth)
    {
        float[] q = Numbers.Singles(queries * depth, 16);
        float[] k = Numbers.Singles(keys * depth, 17);
        float[] v = Numbers.Singles(keys * valueDepth, 18);
        float[] result = new float[queries * valueDepth];
        Attention.Compute(q, k, v, result, new AttentionShape(queries, keys, depth, valueDepth));
        List<double> expected = [];
        for (int i = 0; i < queries; i++)
        {
            double[] scores = [.. Enumerable.Range(0, keys).Select(j => Enumerable.Range(0, depth).Sum(d => (double)q[(i * depth) + d] * k[(j * depth) + d]) / Math.Sqrt(depth))];
            double largest = scores.Max();
            double sum = scores.Sum(s => Math.Exp(s - largest));
            expected.AddRange(Enumerable.Range(0, valueDepth).Select(c => Enumerable.Range(0, keys).Sum(j => Math.Exp(scores[j] - largest) / sum * v[(j * valueDepth) + c])));
        }

        AssertNear([.. expected], result, 1e-4);
    }

    // Jacob et al. 2018, section 2.2: M = 2^-n M0. 0.75 = 3 · 2^29 / 2^31; ties go up.
    [Theory]
    [InlineData(100, 3 << 29, 31, 0, 75)]
    [InlineData(2, 3 << 29, 31, 0, 2)] // 1.5
    [InlineData(-2, 3 << 29, 31, 0, -1)] // -1.5
    [InlineData(-100, 3 << 29, 31, 10, -65)]
    [InlineData(1000, 3 << 29, 31, 0, 127)]
    [InlineData(int.MinValue, int.MaxValue, 31, 5, -128)]
    [InlineData(int.MaxValue, int.MaxValue, 62, 0, 1)] // 2^62 - 2^32 + 1 over 2^62 is nearest to 1
    public void Sums_are_scaled_and_saturated(int sum, int multiplier, int shift, int zero, int expected) =>
        Assert.Equal(expected, new Requantisation(multiplier, shift, zero).Apply(sum));

    private static double[] Softmax(ReadOnlySpan<float> row)
    {
        double[] exponentials = new double[row.Length];
        for (int i = 0; i < row.Length; i++)
        {
            exponentials[i] = Math.Exp(row[i]);
        }

        double sum = exponentials.Sum();
        return [.. exponentials.Select(e => e / sum)];
    }

    private static void AssertNear(double[] expected, ReadOnlySpan<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange(actual[i], expected[i] - tolerance, expected[i] + tolerance);
        }
    }
}
