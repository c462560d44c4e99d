namespace CoDesign.Compute.Tensors;

/// <summary>Convolutions as matrix products: the order of each sum is kernel row, kernel column, channel.</summary>
public static class Convolution
{
    /// <summary>
    /// Writes, for each pixel of the result, what its kernel covers as one row (“im2col”); padding counts as zeros, which are
    /// multiplied and added like any number.
    /// </summary>
    /// <typeparam name="T">int or float.</typeparam>
    /// <param name="images">The images.</param>
    /// <param name="shape">Their shape.</param>
    /// <returns>The left operand of <see cref="ConvolutionShape.AsProduct"/>; the kernels are the right one as they are.</returns>
    /// <exception cref="ArgumentException">The images do not have the shape.</exception>
    public static T[] Unfold<T>(ReadOnlySpan<T> images, ConvolutionShape shape)
    {
        if (images.Length != shape.InputElements)
        {
            throw new ArgumentException($"{images.Length} elements where the shape has {shape.InputElements}", nameof(images));
        }

        GemmShape product = shape.AsProduct;
        T[] rows = new T[product.LeftElements];
        Span<T> rest = rows;
        for (int image = 0; image < shape.Batch; image++)
        {
            ReadOnlySpan<T> pixels = images.Slice(image * shape.Height * shape.Width * shape.Channels, shape.Height * shape.Width * shape.Channels);
            for (int y = 0; y < shape.OutputHeight; y++)
            {
                for (int x = 0; x < shape.OutputWidth; x++)
                {
                    Window(pixels, rest[..product.K], (y * shape.Stride) - shape.Padding, (x * shape.Stride) - shape.Padding, shape);
                    rest = rest[product.K..];
                }
            }
        }

        return rows;
    }

    private static void Window<T>(ReadOnlySpan<T> pixels, Span<T> row, int top, int left, ConvolutionShape shape)
    {
        for (int y = 0; y < shape.KernelHeight; y++)
        {
            for (int x = 0; x < shape.KernelWidth; x++)
            {
                if (top + y >= 0 && top + y < shape.Height && left + x >= 0 && left + x < shape.Width)
                {
                    pixels.Slice((((top + y) * shape.Width) + left + x) * shape.Channels, shape.Channels).CopyTo(row);
                }

                row = row[shape.Channels..];
            }
        }
    }
}
