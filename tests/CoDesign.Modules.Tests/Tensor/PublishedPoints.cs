using CoDesign.Compute.Tensors;
using CoDesign.Modules.Tensor;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Tensor;

/// <summary>What papers and vendors published about the presets of the library, and what the model says.</summary>
internal static class PublishedPoints
{
    private const string FirstPrinciples = "first principles";
    private const string VendorModel = "the vendor's own model, not silicon";
    private const string Tpu = "Jouppi et al., ISCA 2017, tables 1 and 3";
    private const string Spreadsheet = "nvdla/hw 8e06b1b, perf/NVDLA_OpenSource_Performance.xlsx, AlexNet, no on-chip SRAM";
    private const string Primer = "nvdla/doc, doc/primer.rst, ResNet-50 at 1 GHz";

    public static IReadOnlyList<PublishedPoint> All { get; } =
    [
        TpuPoint("MLP0", 200, 12.3),
        TpuPoint("MLP1", 168, 9.7),
        TpuPoint("LSTM0", 64, 3.7),
        TpuPoint("LSTM1", 96, 2.8, "matrices of 600 x 600 fill 256 x 256 tiles badly; and the paper's counters and its production figure disagree (10.5 % active, 3 % of peak)"),
        TpuPoint("CNN0", 2888, 86.0),
        TpuPoint("CNN1", 1750, 14.1, "shallow layers fill half of the array, four fully connected layers have an intensity of 32, and dependencies stall; layer shapes are not published"),
        NvdlaConvolution("conv2.1", new ConvolutionShape(1, 27, 27, 48, 128, 5, 5, 1, 2), 54_675),
        NvdlaConvolution("conv2.2", new ConvolutionShape(1, 27, 27, 48, 128, 5, 5, 1, 2), 54_675),
        NvdlaConvolution("conv3.1", new ConvolutionShape(1, 13, 13, 256, 384, 3, 3, 1, 1), 164_163),
        NvdlaConvolution("conv4.1", new ConvolutionShape(1, 13, 13, 192, 192, 3, 3, 1, 1), 63_938),
        NvdlaConvolution("conv5.1", new ConvolutionShape(1, 13, 13, 192, 128, 3, 3, 1, 1), 42_019, "the spreadsheet pools the result to 6 x 6 before it is written; pooling is not modelled"),
        NvdlaConvolution("conv1.1", new ConvolutionShape(1, 227, 227, 3, 96, 11, 11, 4, 0), 49_617.5625, "the spreadsheet counts the first layer, of three channels, in another way"),
        NvdlaDense("fc1.1", 9216, 4096, 231_700),
        NvdlaDense("fc2.1", 4096, 4096, 103_200),
        NvdlaDense("fc3.1", 4096, 1000, 25_499),
        NvdlaArithmetic("conv2.1", new ConvolutionShape(1, 27, 27, 48, 128, 5, 5, 1, 2), 54_675),
        NvdlaArithmetic("conv3.1", new ConvolutionShape(1, 13, 13, 256, 384, 3, 3, 1, 1), 32_448),
        ResNet("nvdla-small", 7.3),
        ResNet("nvdla-large", 93),
        ResNet("nvdla-full", 269),
        Eyeriss(),
        Gemmini(),
    ];

    // Intensity is M here: each weight is used once per row of the left operand. Whole tiles, so that the answer does not hang on the
    // sizes of layers, which are not published: 2,048 by 2,048.
    private static PublishedPoint TpuPoint(string application, int intensity, double published, string? miss = null)
    {
        var shape = new GemmShape(intensity, 2048, 2048);
        double cycles = Cycles("tpu-v1", new Layer(shape, 1, 1));
        double seconds = cycles / Preset.Library("tpu-v1").Clock.Hertz;
        return new PublishedPoint("tpu-v1", $"{application}, 10^12 operations per second", published, 2 * (double)shape.Products / seconds / 1e12, FirstPrinciples, Tpu, miss);
    }

    private static PublishedPoint NvdlaConvolution(string layer, ConvolutionShape shape, double published, string? miss = null) => new(
        "nvdla-full",
        $"{layer}, cycles",
        published,
        Cycles("nvdla-full", new Layer(shape.AsProduct, 1, 1) { LeftElements = shape.InputElements, IsWinograd = shape.IsWinograd }),
        VendorModel,
        Spreadsheet,
        miss);

    private static PublishedPoint NvdlaArithmetic(string layer, ConvolutionShape shape, double published) => new(
        "nvdla-full", $"{layer}, cycles of the multipliers alone", published, Preset.Model("nvdla-full").Steps(shape.AsProduct, shape.IsWinograd), VendorModel, Spreadsheet);

    // The spreadsheet has 16 frames at once and cycles per frame.
    private static PublishedPoint NvdlaDense(string layer, int inputs, int outputs, double published) => new(
        "nvdla-full", $"{layer}, cycles per frame of 16", published, Cycles("nvdla-full", new Layer(new GemmShape(16, inputs, outputs), 1, 1)) / 16.0, VendorModel, Spreadsheet);

    // He et al., CVPR 2016, table 1: 3.8 · 10^9 multiplications. No layer shapes: all of them at once, so an upper bound.
    private static PublishedPoint ResNet(string preset, double published)
    {
        double cycles = 3.8e9 / Preset.Library(preset).Parameters.Array.Cells;
        return new PublishedPoint(preset, "ResNet-50, frames per second", published, Preset.Library(preset).Clock.Hertz / cycles, "upper bound", Primer, "all multipliers are busy all the time here; the vendor's estimate includes layers that memory bounds and channels that leave multipliers idle");
    }

    // 666 · 10^6 multiplications per image: Chen et al., ISSCC 2016.
    private static PublishedPoint Eyeriss()
    {
        double cycles = 666e6 / Preset.Library("eyeriss-like").Parameters.Array.Cells;
        return new PublishedPoint("eyeriss-like", "AlexNet, frames per second of its convolutions", 35, Preset.Library("eyeriss-like").Clock.Hertz / cycles, "upper bound", "Chen et al., JSSC 2017, abstract", "the row-stationary mapping, which leaves elements idle, and loading are not modelled");
    }

    // Steady state: one more product of 16 x 16 x 16 on each of many tiles costs 16 cycles.
    private static PublishedPoint Gemmini()
    {
        ArrayModel model = Preset.Model("gemmini-16x16");
        double cycles = model.Steps(new GemmShape(16, 16, 3200), isWinograd: false) - model.Steps(new GemmShape(16, 16, 1600), isWinograd: false);
        return new PublishedPoint("gemmini-16x16", "pipelined 16 x 16 x 16, cycles", 16, cycles / 100, FirstPrinciples, "ucb-bar/gemmini 8c3f992, README.md, 'Systolic Array': a row per cycle");
    }

    private static long Cycles(string preset, Layer layer)
    {
        ArrayModel model = Preset.Model(preset);
        return model.Bound(model.Steps(layer.Shape, layer.IsWinograd), model.Traffic(layer, Elements.SumBytes));
    }
}
