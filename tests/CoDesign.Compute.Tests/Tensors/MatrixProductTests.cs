using CoDesign.Compute.Tensors;

namespace CoDesign.Compute.Tests.Tensors;

public sealed class MatrixProductTests
{
    // Sizes around the width of vectors and of the blocks of rows.
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 },
        { 1, 7, 33 },
        { 2, 3, 16 },
        { 3, 64, 17 },
        { 4, 5, 8 },
        { 5, 129, 31 },
        { 13, 21, 40 },
        { 64, 64, 64 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Integers_are_exact(int m, int k, int n)
    {
        var shape = new GemmShape(m, k, n);
        int[] left = Numbers.Bytes(m * k, 1);
        int[] right = Numbers.Bytes(k * n, 2);
        int[] result = new int[m * n];
        MatrixProduct.Multiply(left, right, result, shape);
        Assert.Equal(Plain(left, right, shape).Select(s => checked((int)s)), result);
    }

    [Fact]
    public void The_largest_products_of_bytes_fit()
    {
        // 131,071 · 128 · 128 = 2,147,467,264 < 2^31
        int[] operand = [.. Enumerable.Repeat(-128, 131_071)];
        int[] result = new int[1];
        MatrixProduct.Multiply(operand, operand, result, new GemmShape(1, operand.Length, 1));
        Assert.Equal(2_147_467_264, result[0]);
    }

    // The definition: products in the order of k, each rounded, then added and rounded. This has one answer, bit by bit.
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Sums_of_floating_point_are_taken_in_order(int m, int k, int n)
    {
        var shape = new GemmShape(m, k, n);
        float[] left = Numbers.Singles(m * k, 3);
        float[] right = Numbers.Singles(k * n, 4);
        float[] expected = new float[m * n];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                float sum = 0;
                for (int l = 0; l < k; l++)
                {
                    float product = left[(i * k) + l] * right[(l * n) + j];
                    sum += product;
                }

                expected[(i * n) + j] = sum;
            }
        }

        float[] result = new float[m * n];
        MatrixProduct.Multiply(left, right, result, shape);
        Assert.Equal(Bits(expected), Bits(result));
    }

    // Higham, Accuracy and Stability of Numerical Algorithms, 3.1: |error| ≤ γ(K) Σ|a||b| with γ(K) = K u / (1 - K u), u = 2^-24.
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Floating_point_is_as_near_to_the_exact_result_as_the_bound(int m, int k, int n)
    {
        var shape = new GemmShape(m, k, n);
        float[] left = Numbers.Singles(m * k, 5);
        float[] right = Numbers.Singles(k * n, 6);
        float[] result = new float[m * n];
        MatrixProduct.Multiply(left, right, result, shape);
        double unit = Math.Pow(2, -24);
        double gamma = k * unit / (1 - (k * unit));
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double exact = 0;
                double magnitude = 0;
                for (int l = 0; l < k; l++)
                {
                    double product = (double)left[(i * k) + l] * right[(l * n) + j];
                    exact += product;
                    magnitude += Math.Abs(product);
                }

                Assert.InRange(result[(i * n) + j] - exact, -gamma * magnitude, gamma * magnitude);
            }
        }
    }

    [Fact]
    public void Half_precision_widens_exactly()
    {
        // IEEE 754-2019, 3.6: 1, the largest and the smallest binary16, and minus infinity; bf16: 1 and -2.
        byte[] halves = [0x00, 0x3c, 0xff, 0x7b, 0x01, 0x00, 0x00, 0xfc];
        Assert.Equal([1f, 65504f, MathF.Pow(2, -24), float.NegativeInfinity], Elements.ToSingle(halves, ElementType.Float16));
        Assert.Equal([1f, -2f], Elements.ToSingle([0x80, 0x3f, 0x00, 0xc0], ElementType.BFloat16));
    }

    [Fact]
    public void A_bias_is_added_to_each_column()
    {
        int[] values = [1, 2, 3, 4, 5, 6];
        MatrixProduct.AddToColumns<int>(values, [10, 20, 30]);
        Assert.Equal([11, 22, 33, 14, 25, 36], values);
    }

    [Theory]
    [InlineData(5, 6, 4)]
    [InlineData(6, 5, 4)]
    [InlineData(6, 6, 3)]
    public void Wrong_lengths_are_refused(int left, int right, int result) =>
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new int[left], new int[right], new int[result], new GemmShape(2, 3, 2)));

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];

    private static long[] Plain(int[] left, int[] right, GemmShape shape)
    {
        long[] result = new long[shape.ResultElements];
        for (int i = 0; i < shape.M; i++)
        {
            for (int j = 0; j < shape.N; j++)
            {
                for (int k = 0; k < shape.K; k++)
                {
                    result[(i * shape.N) + j] += (long)left[(i * shape.K) + k] * right[(k * shape.N) + j];
                }
            }
        }

        return result;
    }
}
