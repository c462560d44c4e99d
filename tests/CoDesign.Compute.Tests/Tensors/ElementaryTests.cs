using System.Numerics;
using CoDesign.Compute.Tensors;

namespace CoDesign.Compute.Tests.Tensors;

public sealed class ElementaryTests
{
    private static readonly float[] Edges =
    [
        0f, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon, 88.72283f, 88.72284f, 88.8f, -87.33654f,
        -87.33655f, -104f, 0.625f, 0.62499994f, -0.625f, 1e-30f, 1f, -1f, float.MaxValue, float.MinValue,
    ];

    // Every 4,001st of all 2^32 bit patterns, and the edges.
    private static float[] Samples => [.. Edges, .. Enumerable.Range(0, (int)(0x1_0000_0000 / 4001)).Select(i => BitConverter.UInt32BitsToSingle((uint)i * 4001u))];

    [Fact]
    public void A_vector_gets_the_bits_of_its_elements()
    {
        float[] samples = Samples;
        for (int i = 0; i + Vector<float>.Count <= samples.Length; i += Vector<float>.Count)
        {
            var vector = new Vector<float>(samples, i);
            Vector<float> exp = Elementary.Exp(vector);
            Vector<float> tanh = Elementary.Tanh(vector);
            for (int lane = 0; lane < Vector<float>.Count; lane++)
            {
                Assert.Equal(Bits(Elementary.Exp(samples[i + lane])), Bits(exp[lane]));
                Assert.Equal(Bits(Elementary.Tanh(samples[i + lane])), Bits(tanh[lane]));
            }
        }
    }

    // Tolerance: 2^-22 relative (two units in the last place) where the result is a normal number.
    [Fact]
    public void Exp_is_within_its_tolerance()
    {
        foreach (float x in Samples.Where(x => x is >= -87.33654f and <= 88.72283f))
        {
            double exact = Math.Exp(x);
            Assert.InRange(Elementary.Exp(x), exact * (1 - Math.Pow(2, -22)), exact * (1 + Math.Pow(2, -22)));
        }
    }

    [Fact]
    public void Tanh_is_within_its_tolerance()
    {
        foreach (float x in Samples.Where(x => Math.Abs(x) is > 1e-37f and <= float.MaxValue))
        {
            double exact = Math.Abs(Math.Tanh(x));
            Assert.InRange(Math.Abs(Elementary.Tanh(x)), exact * (1 - Math.Pow(2, -22)), exact * (1 + Math.Pow(2, -22)));
            Assert.Equal(Math.Sign(x), Math.Sign(Elementary.Tanh(x)));
        }
    }

    [Fact]
    public void Limits_are_limits()
    {
        Assert.Equal((float.PositiveInfinity, 0f, 1f), (Elementary.Exp(float.PositiveInfinity), Elementary.Exp(float.NegativeInfinity), Elementary.Exp(0f)));
        Assert.Equal((1f, -1f), (Elementary.Tanh(float.PositiveInfinity), Elementary.Tanh(float.NegativeInfinity)));
        Assert.True(float.IsNaN(Elementary.Exp(float.NaN)) && float.IsNaN(Elementary.Tanh(float.NaN)));
    }

    // NaN has many patterns; which one comes out is not defined.
    private static int Bits(float value) => float.IsNaN(value) ? int.MinValue + 1 : BitConverter.SingleToInt32Bits(value);
}
