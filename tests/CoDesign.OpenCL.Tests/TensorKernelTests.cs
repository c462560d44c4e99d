using CoDesign.Compute.Backends;
using CoDesign.Compute.Tensors;

namespace CoDesign.OpenCL.Tests;

/// <summary>Bits, not numbers, are compared; only what a NaN carries is not, for results are written without it.</summary>
public sealed class TensorKernelTests
{
    private static readonly float[] Special =
    [
        0.0f, -0.0f, 1.0f, -1.0f, float.Epsilon, -float.Epsilon, 1.1754942e-38f, 1.1754944e-38f, float.MaxValue, -float.MaxValue, float.PositiveInfinity,
        float.NegativeInfinity, float.NaN, 88.72283f, 88.72284f, -87.33654f, -87.33655f, 0.625f, 0.62499994f, 1e-20f, 3e38f, 0.1f,
    ];

    [DeviceTheory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 5, 7)]
    [InlineData(4, 16, 16)]
    [InlineData(33, 127, 65)]
    [InlineData(2, 1000, 1)]
    public void Products_of_integers_are_those_of_the_managed_back_end(int m, int k, int n)
    {
        var shape = new GemmShape(m, k, n);
        var random = new Random(1);
        int[] left = [.. Enumerable.Range(0, m * k).Select(_ => random.Next(int.MinValue, int.MaxValue))];
        int[] right = [.. Enumerable.Range(0, k * n).Select(i => i % 5 == 0 ? int.MinValue : random.Next(-128, 128))];
        int[] expected = new int[m * n];
        int[] result = new int[m * n];
        ManagedBackend.Instance.Multiply(left, right, expected, shape);
        Device.Backend.Multiply(left, right, result, shape);
        Assert.Equal(expected, result);
    }

    [DeviceTheory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 5, 7)]
    [InlineData(4, 16, 16)]
    [InlineData(33, 127, 65)]
    [InlineData(2, 1000, 1)]
    [InlineData(64, 300, 64)]
    public void Products_of_singles_have_the_same_bits(int m, int k, int n)
    {
        var shape = new GemmShape(m, k, n);
        var random = new Random(2);
        float[] left = Random(random, m * k);
        float[] right = Random(random, k * n);
        float[] expected = new float[m * n];
        float[] result = new float[m * n];
        ManagedBackend.Instance.Multiply(left, right, expected, shape);
        Device.Backend.Multiply(left, right, result, shape);
        AssertSameBits(expected, result);
    }

    [DeviceFact]
    public void Special_numbers_multiply_alike()
    {
        var shape = new GemmShape(Special.Length, 2, Special.Length);
        float[] left = [.. Special.SelectMany(s => new[] { s, 1.0f })];
        float[] right = [.. Special, .. Special.Reverse()];
        float[] expected = new float[shape.ResultElements];
        float[] result = new float[shape.ResultElements];
        ManagedBackend.Instance.Multiply(left, right, expected, shape);
        Device.Backend.Multiply(left, right, result, shape);
        AssertSameBits(expected, result);
    }

    [DeviceFact]
    public void Operands_without_the_shape_are_refused() =>
        Assert.Throws<ArgumentException>(() => Device.Backend.Multiply(new float[3], new float[4], new float[4], new GemmShape(2, 2, 2)));

    [DeviceFact]
    public void Gelu_has_the_same_bits()
    {
        float[] values = [.. Special, .. Enumerable.Range(-20_000, 40_000).Select(i => i / 1000.0f), .. Random(new Random(3), 10_000)];
        float[] expected = [.. values];
        ManagedBackend.Instance.Gelu(expected);
        Device.Backend.Gelu(values);
        AssertSameBits(expected, values);
    }

    [DeviceTheory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(100)]
    public void Softmax_has_the_same_bits(int columns)
    {
        float[] values = [.. Random(new Random(4), 50 * columns).Select(v => v * 20)];
        Special.Take(columns).ToArray().CopyTo(values, 0);
        float[] expected = [.. values];
        ManagedBackend.Instance.Softmax(expected, columns);
        Device.Backend.Softmax(values, columns);
        AssertSameBits(expected, values);
    }

    [DeviceTheory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(100)]
    public void Layer_norm_has_the_same_bits(int columns)
    {
        var random = new Random(5);
        float[] values = Random(random, 50 * columns);
        Special.Take(columns).ToArray().CopyTo(values, 0);
        float[] gamma = Random(random, columns);
        float[] beta = Random(random, columns);
        float[] expected = [.. values];
        ManagedBackend.Instance.NormaliseLayer(expected, gamma, beta, 1e-5f);
        Device.Backend.NormaliseLayer(values, gamma, beta, 1e-5f);
        AssertSameBits(expected, values);
    }

    [DeviceFact]
    public void Attention_has_the_same_bits()
    {
        var random = new Random(6);
        var shape = new AttentionShape(9, 13, 24, 10);
        float[] queries = Random(random, 9 * 24);
        float[] keys = Random(random, 13 * 24);
        float[] values = Random(random, 13 * 10);
        float[] expected = new float[90];
        float[] result = new float[90];
        Attention.Compute(queries, keys, values, expected, shape);
        Attention.Compute(queries, keys, values, result, shape, Device.Backend);
        AssertSameBits(expected, result);
    }

    // Over many binades, so that sums round.
    private static float[] Random(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-12, 12))))];

    private static void AssertSameBits(float[] expected, float[] actual)
    {
        Assert.Equal(Elements.ToBytes(expected).Length, Elements.ToBytes(actual).Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Elements.ToBytes(expected.AsSpan(i, 1)).AsSpan().SequenceEqual(Elements.ToBytes(actual.AsSpan(i, 1))), $"{i}: {expected[i]:R} and {actual[i]:R}");
        }
    }
}
