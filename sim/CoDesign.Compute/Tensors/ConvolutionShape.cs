namespace CoDesign.Compute.Tensors;

/// <summary>A two-dimensional convolution: images (batch, height, width, channels), kernels (height, width, channels, filters).</summary>
/// <param name="Batch">Images.</param>
/// <param name="Height">Rows of an image.</param>
/// <param name="Width">Columns of an image.</param>
/// <param name="Channels">Numbers of a pixel.</param>
/// <param name="Filters">Kernels, and numbers of a pixel of the result.</param>
/// <param name="KernelHeight">Rows of a kernel.</param>
/// <param name="KernelWidth">Columns of a kernel.</param>
/// <param name="Stride">Pixels from one place of the kernel to the next, both ways.</param>
/// <param name="Padding">Rows and columns of zeros on each side.</param>
public readonly record struct ConvolutionShape(
    int Batch, int Height, int Width, int Channels, int Filters, int KernelHeight, int KernelWidth, int Stride, int Padding)
{
    /// <summary>Rows of the result: places where the whole kernel fits.</summary>
    public int OutputHeight => Places(Height, KernelHeight);

    /// <summary>Columns of the result.</summary>
    public int OutputWidth => Places(Width, KernelWidth);

    /// <summary>Elements of the images.</summary>
    public long InputElements => (long)Batch * Height * Width * Channels;

    /// <summary>The product that the convolution is: a row for each pixel of the result, a column for each filter.</summary>
    public GemmShape AsProduct => checked(new(Batch * OutputHeight * OutputWidth, KernelHeight * KernelWidth * Channels, Filters));

    /// <summary>Whether the arithmetic of Winograd's F(2×2, 3×3) applies: 3 × 3 kernels at every pixel.</summary>
    public bool IsWinograd => KernelHeight == 3 && KernelWidth == 3 && Stride == 1;

    private int Places(int image, int kernel) => (int)((image + (2L * Padding) - kernel) / Stride) + 1;
}
