using CoDesign.Compute.Tensors;

namespace CoDesign.Compute.Tests.Tensors;

public sealed class ConvolutionTests
{
    // ONNX, Operators.md, examples of Conv: an image of 0 to 24 and a kernel of ones.
    [Theory]
    [InlineData(1, 1, "12 21 27 33 24 33 54 63 72 51 63 99 108 117 81 93 144 153 162 111 72 111 117 123 84")]
    [InlineData(1, 0, "54 63 72 99 108 117 144 153 162")]
    public void Examples_of_onnx(int stride, int padding, string expected)
    {
        var shape = new ConvolutionShape(1, 5, 5, 1, 1, 3, 3, stride, padding);
        Assert.Equal(expected.Split(' ').Select(int.Parse), Convolve([.. Enumerable.Range(0, 25)], [.. Enumerable.Repeat(1, 9)], shape));
    }

    // The same with stride 2 on an image of 7 rows (ONNX, "conv_with_strides_padding").
    [Fact]
    public void Example_of_onnx_with_strides()
    {
        var shape = new ConvolutionShape(1, 7, 5, 1, 1, 3, 3, 2, 1);
        int[] expected = [12, 27, 24, 63, 108, 81, 123, 198, 141, 112, 177, 124];
        Assert.Equal((4, 3), (shape.OutputHeight, shape.OutputWidth));
        Assert.Equal(expected, Convolve([.. Enumerable.Range(0, 35)], [.. Enumerable.Repeat(1, 9)], shape));
    }

    public static TheoryData<ConvolutionShape> Shapes => new()
    {
        new ConvolutionShape(2, 6, 5, 3, 4, 3, 2, 1, 0),
        new ConvolutionShape(1, 9, 9, 2, 5, 5, 5, 2, 2),
        new ConvolutionShape(3, 4, 4, 1, 1, 1, 1, 3, 0),
        new ConvolutionShape(1, 3, 3, 7, 2, 3, 3, 1, 1),
    };

    [Theory] // the definition, written as six loops
    [MemberData(nameof(Shapes))]
    public void A_convolution_is_the_sum_over_the_kernel(ConvolutionShape shape)
    {
        int[] images = Numbers.Bytes((int)shape.InputElements, 7);
        int[] kernels = Numbers.Bytes((int)shape.AsProduct.RightElements, 8);
        List<int> expected = [];
        for (int image = 0; image < shape.Batch; image++)
        {
            for (int y = 0; y + shape.KernelHeight <= shape.Height + (2 * shape.Padding); y += shape.Stride)
            {
                for (int x = 0; x + shape.KernelWidth <= shape.Width + (2 * shape.Padding); x += shape.Stride)
                {
                    for (int filter = 0; filter < shape.Filters; filter++)
                    {
                        expected.Add(At(images, kernels, shape, image, y - shape.Padding, x - shape.Padding, filter));
                    }
                }
            }
        }

        Assert.Equal(expected, Convolve(images, kernels, shape));
    }

    // Krizhevsky et al. 2012: conv1 of AlexNet, 227 × 227 × 3 with 96 kernels of 11 × 11 at stride 4, gives 55 × 55.
    [Fact]
    public void The_product_of_a_layer_has_a_row_per_pixel()
    {
        var shape = new ConvolutionShape(1, 227, 227, 3, 96, 11, 11, 4, 0);
        Assert.Equal(new GemmShape(55 * 55, 363, 96), shape.AsProduct);
        Assert.Equal(105_415_200, (long)shape.AsProduct.Products);
    }

    private static int[] Convolve(int[] images, int[] kernels, ConvolutionShape shape)
    {
        int[] result = new int[shape.AsProduct.ResultElements];
        MatrixProduct.Multiply(Convolution.Unfold<int>(images, shape), kernels, result, shape.AsProduct);
        return result;
    }

    private static int At(int[] images, int[] kernels, ConvolutionShape s, int image, int top, int left, int filter)
    {
        int sum = 0;
        for (int y = 0; y < s.KernelHeight; y++)
        {
            for (int x = 0; x < s.KernelWidth; x++)
            {
                for (int channel = 0; channel < s.Channels; channel++)
                {
                    bool isInside = top + y >= 0 && top + y < s.Height && left + x >= 0 && left + x < s.Width;
                    int pixel = isInside ? images[(((((image * s.Height) + top + y) * s.Width) + left + x) * s.Channels) + channel] : 0;
                    sum += pixel * kernels[(((((y * s.KernelWidth) + x) * s.Channels) + channel) * s.Filters) + filter];
                }
            }
        }

        return sum;
    }
}
