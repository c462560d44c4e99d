using CoDesign.Compute.Tensors;
using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Modules.Tests.Tensor;

public sealed class TensorJobTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 4, 4)]
    [InlineData(5, 9, 7)]
    [InlineData(33, 20, 18)]
    public void A_product_of_bytes_is_exact(int m, int k, int n)
    {
        Outcome run = TensorBench.Product(m, k, n);
        Assert.Equal((ulong)Descriptor.Done, run.Register("s1"));
        Assert.Equal(Plain(TensorBench.Pattern(m * k, 3), TensorBench.Pattern(k * n, 5), m, k, n), Sums(run, m * n));
        Assert.Equal(new byte[8], run.Bytes(run.Address("result") + (ulong)(m * n * 4), 8)); // not one byte more
        Assert.Equal((long)m * k * n, run.Record.Modules[0].Actions["mac_int8"]);
    }

    // 2 × 2 by hand: [1 2; 3 4] · [5 6; 7 8] = [19 22; 43 50]; plus [-30 1] = [-11 23; 13 51]; relu; times 3/2^1, ties up, plus 1.
    [Fact]
    public void Bias_relu_and_requantisation_follow_in_this_order()
    {
        byte[] bias = [.. BitConverter.GetBytes(-30), .. BitConverter.GetBytes(1)];
        Outcome run = TensorBench.Run(TensorBench.Gemm, [0, 2, 2, 2, 1 | 2 | 8, 3, 1, 1], 4, [[1, 2, 3, 4], [5, 6, 7, 8], bias]);
        Assert.Equal([1, 36, 21, 78], run.Bytes("result", 4)); // 0, 34.5, 19.5, 76.5
    }

    [Theory] // 1.5 · 2 + 0.25 · -4 = 2 in each format
    [InlineData(1, new byte[] { 0x00, 0x3e, 0x00, 0x34 }, new byte[] { 0x00, 0x40, 0x00, 0xc4 })]
    [InlineData(2, new byte[] { 0xc0, 0x3f, 0x80, 0x3e }, new byte[] { 0x00, 0x40, 0x80, 0xc0 })]
    [InlineData(3, new byte[] { 0, 0, 0xc0, 0x3f, 0, 0, 0x80, 0x3e }, new byte[] { 0, 0, 0, 0x40, 0, 0, 0x80, 0xc0 })]
    public void Floating_point_gives_single_precision(int type, byte[] left, byte[] right)
    {
        Outcome run = TensorBench.Run(TensorBench.Gemm, [(ulong)type, 1, 2, 1, 0], 4, [left, right]);
        Assert.Equal(2f, BitConverter.ToSingle(run.Bytes("result", 4)));
    }

    // ONNX, Operators.md, Conv: an image of 0 to 24 and a kernel of ones.
    [Fact]
    public void A_convolution_pads_with_zeros()
    {
        int[] expected = [12, 21, 27, 33, 24, 33, 54, 63, 72, 51, 63, 99, 108, 117, 81, 93, 144, 153, 162, 111, 72, 111, 117, 123, 84];
        byte[] image = [.. Enumerable.Range(0, 25).Select(i => (byte)i)];
        Outcome run = TensorBench.Run(TensorBench.Convolution, [0, 1, 5, 5, 1, 1, 3, 3, 1, 1, 0], 100, [image, [1, 1, 1, 1, 1, 1, 1, 1, 1]]);
        Assert.Equal(expected, Sums(run, 25));
    }

    [Fact]
    public void Functions_of_rows_are_those_of_the_library()
    {
        float[] row = [-1, 0, 1, 2.5f];
        float[] softmax = [.. row];
        Normalisation.Softmax(softmax, 4);
        Assert.Equal(TensorBench.Singles(softmax), TensorBench.Run(TensorBench.Softmax, [1, 4], 16, [TensorBench.Singles(row)]).Bytes("result", 16));

        float[] norm = [.. row];
        Normalisation.Layer(norm, [1, 2, 3, 4], [5, 6, 7, 8], 1e-5f);
        ulong epsilon = BitConverter.SingleToUInt32Bits(1e-5f);
        Outcome run = TensorBench.Run(TensorBench.LayerNorm, [1, 4, epsilon], 16, [TensorBench.Singles(row), TensorBench.Singles(1, 2, 3, 4), TensorBench.Singles(5, 6, 7, 8)]);
        Assert.Equal(TensorBench.Singles(norm), run.Bytes("result", 16));

        float[] gelu = [.. row];
        Activation.Gelu(gelu);
        Assert.Equal(TensorBench.Singles(gelu), TensorBench.Run(TensorBench.Gelu, [4], 16, [TensorBench.Singles(row)]).Bytes("result", 16));
        Assert.Equal(TensorBench.Singles(0, 0, 1, 2.5f), TensorBench.Run(TensorBench.Relu, [3, 4], 16, [TensorBench.Singles(row)]).Bytes("result", 16));
        Assert.Equal([0, 127, 0], TensorBench.Run(TensorBench.Relu, [0, 3], 3, [[0x80, 127, 0xff]]).Bytes("result", 3));
        byte[] sums = [.. BitConverter.GetBytes(3), .. BitConverter.GetBytes(-1000)];
        Assert.Equal([2, 0x80], TensorBench.Run(TensorBench.Requantise, [2, 1, 1, 0], 2, [sums]).Bytes("result", 2)); // 3 · 1/2 = 1.5
    }

    [Fact]
    public void Attention_is_that_of_the_library()
    {
        float[] q = [1, 0, 0, 1, 1, 1];
        float[] k = [1, 2, 3, 4];
        float[] v = [1, -1, 0.5f, 2, 0, 3];
        float[] expected = new float[9];
        Attention.Compute(q, k, v, expected, new AttentionShape(3, 2, 2, 3));
        Outcome run = TensorBench.Run(TensorBench.Attention, [3, 3, 2, 2, 3], 36, [TensorBench.Singles(q), TensorBench.Singles(k), TensorBench.Singles(v)]);
        Assert.Equal(TensorBench.Singles(expected), run.Bytes("result", 36));
    }

    // Two folds of K and two of N; ws: 4 · (8 + 2·4 + 4 - 2) - 1 = 71 cycles, against 2 · 2 · (8 + 8 + 4 - 2) more folds for twice the K.
    [Fact]
    public void Twice_the_folds_are_twice_the_steps()
    {
        string free = TensorBench.Unit4X4.Replace("input_bandwidth: 1 GB/s, ", string.Empty, StringComparison.Ordinal)
            .Replace("weight_bandwidth: 1 GB/s, ", string.Empty, StringComparison.Ordinal)
            .Replace("output_bandwidth: 1 GB/s, bandwidth: 4 GB/s, ", string.Empty, StringComparison.Ordinal);
        string slow = free.Replace("int8: 1 cycles", "int8: 1000 cycles", StringComparison.Ordinal);
        Assert.Equal((71 * 1000) - 71, TensorBench.Busy(TensorBench.Product(8, 8, 8, slow)) - TensorBench.Busy(TensorBench.Product(8, 8, 8, free)));
    }

    [Fact]
    public void Nothing_in_the_time_depends_on_the_data()
    {
        Outcome zeros = TensorBench.Run(TensorBench.Gemm, [0, 8, 8, 8, 0], 256, [new byte[64], new byte[64]]);
        Assert.Equal(TensorBench.Busy(TensorBench.Product(8, 8, 8)), TensorBench.Busy(zeros));
    }

    // An operand larger than half its buffer comes once for each fold of columns (here 2), over the bus.
    [Fact]
    public void What_does_not_fit_is_read_again()
    {
        string small = TensorBench.Unit4X4.Replace("input_sram: 64 KiB", "input_sram: 64 B", StringComparison.Ordinal);
        Outcome all = TensorBench.Product(16, 8, 8);
        Outcome again = TensorBench.Product(16, 8, 8, small);
        Assert.Equal(128, again.Record.Modules[0].BytesIn - all.Record.Modules[0].BytesIn);
        Assert.Equal(all.Bytes("result", 512), again.Bytes("result", 512));
    }

    private static int[] Sums(Outcome run, int count) => Elements.ReadInt32(run.Bytes("result", count * 4));

    private static int[] Plain(byte[] left, byte[] right, int m, int k, int n) =>
        [.. Enumerable.Range(0, m * n).Select(e => Enumerable.Range(0, k).Sum(l => (sbyte)left[(e / n * k) + l] * (sbyte)right[(l * n) + (e % n)]))];
}
