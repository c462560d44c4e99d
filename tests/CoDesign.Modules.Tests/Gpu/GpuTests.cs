using CoDesign.Compute.Tensors;
using CoDesign.Description.Presets;
using CoDesign.Description.Reading;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Gpu;
using CoDesign.Modules.Tests.Fixture;
using CoDesign.Modules.Tests.Tensor;

namespace CoDesign.Modules.Tests.Gpu;

public sealed class GpuTests
{
    // 2 multiprocessors of 16 multiplications per cycle; tiles of 4 x 4; 100 MHz.
    internal const string Small = """
        - id: gpu0
          kind: gpu
          zone: secure
          vendor: open
          clock: core
          rrid: 1
          registers: 0x4000_0000
          interrupt: 16
          ring: ram
          dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
          energy: any
          launch: {value: 1 us, source: test}
          multiprocessors: {value: 2, source: test}
          precisions: {int8: 16, fp16: 8, source: test}
          tiles: [{rows: 4, columns: 4, source: test}]
          elements_per_cycle: {value: 8, source: test}
          bandwidth: {value: 100 GB/s, source: test}
        """;

    public static TheoryData<string, string, double> Peaks => new()
    {
        // preset, type, 10^12 operations per second of the data sheet, without sparsity
        { "a40-like", "int8", 299.3 },
        { "a40-like", "fp16", 149.7 },
        { "a40-like", "fp32", 37.4 },
        { "h100-like", "int8", 1978.9 },
        { "h100-like", "fp16", 989.4 },
    };

    [Theory] // 256 tiles of 256 x 128 for each multiprocessor: full waves
    [MemberData(nameof(Peaks))]
    public void Full_waves_reach_the_peak_of_the_data_sheet(string preset, string type, double peak)
    {
        (GpuParameters parameters, Description.Quantities.Frequency clock) = Library(preset);
        var shape = new GemmShape(256 * parameters.Multiprocessors.Value, 4096, 128 * 16);
        Assert.True(parameters.Precisions.TryFind(type, out Sourced<int>? rate));
        double seconds = new GpuCost(parameters, clock).Arithmetic(shape, rate.Value) / (double)clock.Hertz;
        Assert.Equal(peak, 2 * (double)shape.Products / seconds / 1e12, 0.1);
    }

    [Theory] // tiles of 4 x 4 with K = 8 take 4·4·8/16 = 8 cycles; two multiprocessors take two tiles at once
    [InlineData(4, 4, 8)] // 1 tile: 1 wave
    [InlineData(4, 8, 8)] // 2 tiles: 1 wave
    [InlineData(8, 8, 16)] // 4 tiles: 2 waves
    [InlineData(9, 8, 24)] // 6 tiles: 3 waves
    [InlineData(1, 1, 8)] // a tile that is hardly filled takes as long
    public void A_product_takes_whole_waves_of_tiles(int m, int n, int cycles)
    {
        long without = TensorBench.Busy(TensorBench.Product(m, 8, n, Small.Replace("int8: 16", "int8: 1048576", StringComparison.Ordinal)));
        long with = TensorBench.Busy(TensorBench.Product(m, 8, n, Small));
        long waves = cycles / 8;

        // With as many multiplications as a tile has and more, a wave is one cycle.
        Assert.Equal(cycles - waves, with - without);
    }

    [Fact] // 1 µs more are 100 cycles of 100 MHz
    public void A_launch_takes_its_time()
    {
        Outcome fast = TensorBench.Product(4, 4, 4, Small);
        Outcome slow = TensorBench.Product(4, 4, 4, Small.Replace("value: 1 us", "value: 2 us", StringComparison.Ordinal));
        Assert.Equal(100, TensorBench.Busy(slow) - TensorBench.Busy(fast));
    }

    [Fact] // 8 · 8 + 8 · 8 + 4 · 64 = 384 bytes at 1 MB/s are 38,400 cycles of 100 MHz, and arithmetic takes 16
    public void Memory_bounds_what_has_too_few_multiplications()
    {
        Outcome fast = TensorBench.Product(8, 8, 8, Small);
        Outcome slow = TensorBench.Product(8, 8, 8, Small.Replace("100 GB/s", "1 MB/s", StringComparison.Ordinal));
        Assert.Equal(38_400 - 16, TensorBench.Busy(slow) - TensorBench.Busy(fast));
        Assert.Equal(fast.Bytes("result", 256), slow.Bytes("result", 256));
    }

    [Fact]
    public void It_computes_what_a_tensor_unit_computes() =>
        Assert.Equal(TensorBench.Product(5, 6, 7).Bytes("result", 140), TensorBench.Product(5, 6, 7, Small).Bytes("result", 140));

    [Fact]
    public void A_type_that_it_does_not_multiply_is_refused() =>
        Assert.Equal((ulong)Descriptor.Malformed, TensorBench.Run(TensorBench.Gemm, [3, 1, 1, 1, 0], 4, [new byte[4], new byte[4]], Small).Register("s1"));

    [Fact]
    public void Actions_are_counted()
    {
        Outcome run = TensorBench.Product(4, 8, 4, Small);

        // 4 · 8 · 4 multiplications; 32 + 32 + 64 bytes.
        Assert.Equal(
            [("mac_int8", 128L), ("memory_byte", 128L)],
            run.Record.Energy!.Components.Single(c => c.Id == "gpu0").Actions.Where(a => a.Name is "mac_int8" or "memory_byte").Select(a => (a.Name, a.Count)));
    }

    private static (GpuParameters Parameters, Description.Quantities.Frequency Clock) Library(string name)
    {
        ModulePreset preset = LibraryPreset.Read(name);
        return ((GpuParameters)preset.Kind.Value, preset.Clock.Value);
    }
}
