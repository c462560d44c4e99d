using CoDesign.Machine.Tests.Fixture;

namespace CoDesign.Modules.Tests.Tensor;

// The classic complaint about simulators: parameters that change nothing. Each is changed alone, once where it must matter and once
// where it must not; the result of the job is the same in every case.
public sealed class ParameterSweepTests
{
    private const string Dataflow = "dataflow: ws";

    public static TheoryData<string, string, string, bool> Changes => new()
    {
        // parameter, change, job, whether it matters
        { "setup: {value: 7", "setup: {value: 70", "gemm", true },
        { "rows: 4", "rows: 8", "gemm", true },
        { "rows: 4", "rows: 8", "softmax", false },
        { "columns: 4", "columns: 8", "gemm", true },
        { "columns: 4", "columns: 8", "softmax", false },
        { Dataflow, "dataflow: os", "gemm", true },
        { Dataflow, "dataflow: is", "gemm", true },
        { Dataflow, "dataflow: spread", "gemm", true },
        { Dataflow, "dataflow: os", "softmax", false },
        { "double_buffered: false", "double_buffered: true", "gemm", true },
        { "double_buffered: false", "double_buffered: true", "one fold", false },
        { "dataflow: ws, double_buffered: false", "dataflow: os, double_buffered: true", "like os", false },
        { "winograd: false", "winograd: true", "convolution", false }, // not on a systolic array
        { "dataflow: ws, double_buffered: false, winograd: false", "dataflow: spread, double_buffered: false, winograd: true", "spread convolution", true },
        { "dataflow: ws, double_buffered: false, winograd: false", "dataflow: spread, double_buffered: false, winograd: true", "spread gemm", false },
        { "int8: 1 cycles", "int8: 2 cycles", "gemm", true },
        { "fp16: 2 cycles", "fp16: 4 cycles", "gemm", false },
        { "fp16: 2 cycles", "fp16: 4 cycles", "attention", true },
        { "fp32: 4 cycles", "fp32: 8 cycles", "attention", false },
        { "input_sram: 64 KiB", "input_sram: 64 B", "gemm", true },
        { "input_sram: 64 KiB", "input_sram: 128 KiB", "gemm", false },
        { "weight_sram: 64 KiB", "weight_sram: 16 B", "gemm", true },
        { "weight_sram: 64 KiB", "weight_sram: 128 KiB", "gemm", false },
        { "output_sram: 64 KiB, output_bandwidth: 1 GB/s", "output_sram: 16 B, output_bandwidth: 20 MB/s", "gemm", true },
        { "output_sram: 64 KiB", "output_sram: 128 KiB", "gemm", false },
        { "input_bandwidth: 1 GB/s", "input_bandwidth: 1 MB/s", "unbuffered", true },
        { "input_bandwidth: 1 GB/s", "input_bandwidth: 2 GB/s", "unbuffered", false }, // computing takes longer
        { "weight_bandwidth: 1 GB/s", "weight_bandwidth: 1 MB/s", "unbuffered", true },
        { "output_bandwidth: 1 GB/s", "output_bandwidth: 1 MB/s", "unbuffered", true },
        { ", bandwidth: 4 GB/s", ", bandwidth: 1 MB/s", "unbuffered", true },
        { ", bandwidth: 4 GB/s", ", bandwidth: 8 GB/s", "unbuffered", false },
        { "prefetch: true", "prefetch: false", "gemm", true },
        { "lanes: {value: 4", "lanes: {value: 8", "softmax", true },
        { "lanes: {value: 4", "lanes: {value: 8", "gemm", false },
        { "bias: 1 cycles", "bias: 900 cycles", "everything after", true },
        { "bias: 1 cycles", "bias: 900 cycles", "gemm", false },
        { "relu: 2 cycles", "relu: 900 cycles", "everything after", true },
        { "requantise: 4 cycles", "requantise: 900 cycles", "everything after", true },
        { "relu: 2 cycles", "relu: 900 cycles", "softmax", false },
        { "gelu: 3 cycles", "gelu: 30 cycles", "gelu", true },
        { "softmax: 5 cycles", "softmax: 50 cycles", "softmax", true },
        { "softmax: 5 cycles", "softmax: 50 cycles", "attention", true },
        { "layer_norm: 6 cycles", "layer_norm: 60 cycles", "layer norm", true },
        { "max_burst: 64 B", "max_burst: 16 B", "gemm", true },
        { "outstanding: 4", "outstanding: 1", "gemm", true },
        { "clock: core", "clock: slow", "gemm", true },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_parameter_changes_the_time_where_it_should(string parameter, string change, string job, bool matters)
    {
        string basis = TensorBench.Unit4X4;
        if (job.StartsWith("spread", StringComparison.Ordinal) || job == "like os")
        {
            // What is compared differs in the last of these keys only.
            basis = basis.Replace(Dataflow, job == "like os" ? "dataflow: os" : "dataflow: spread", StringComparison.Ordinal);
        }

        string changed = TensorBench.Unit4X4.Replace(parameter, change, StringComparison.Ordinal);
        Assert.NotEqual(TensorBench.Unit4X4, changed);
        if (job == "unbuffered")
        {
            (basis, changed) = (WithoutPrefetch(basis), WithoutPrefetch(changed));
        }

        (Outcome before, int bytes) = Run(job, basis);
        (Outcome after, _) = Run(job, changed);
        Assert.Equal((ulong)Descriptor.Done, after.Register("s1"));
        Assert.Equal(before.Bytes("result", bytes), after.Bytes("result", bytes));
        if (matters)
        {
            Assert.NotEqual(before.Record.TimePs, after.Record.TimePs);
        }
        else
        {
            Assert.Equal(before.Record.TimePs, after.Record.TimePs);
        }
    }

    private static string WithoutPrefetch(string unit) => unit.Replace("prefetch: true", "prefetch: false", StringComparison.Ordinal);

    private static (Outcome Run, int ResultBytes) Run(string job, string unit)
    {
        (uint op, ulong[] parameters, int bytes, byte[][] inputs) = job switch
        {
            "softmax" => (TensorBench.Softmax, [2, 8], 64, [Halves(16, 4)]),
            "layer norm" => (TensorBench.LayerNorm, [2, 8, 0x3727c5ac], 64, [Halves(16, 4), Halves(8, 4), Halves(8, 4)]),
            "gelu" => (TensorBench.Gelu, [16], 64, [Halves(16, 4)]),
            "attention" => (TensorBench.Attention, [1, 4, 4, 4, 4], 64, [Halves(16, 2), Halves(16, 2), Halves(16, 2)]),
            "convolution" or "spread convolution" => (TensorBench.Convolution, [0, 1, 8, 8, 4, 4, 3, 3, 1, 1, 0], 1024, [TensorBench.Pattern(256, 3), TensorBench.Pattern(144, 5)]),
            "everything after" => (TensorBench.Gemm, [0, 16, 8, 12, 11, 3, 9, 2], 192, [TensorBench.Pattern(128, 3), TensorBench.Pattern(96, 5), TensorBench.Pattern(48, 7)]),
            "one fold" => ((uint, ulong[], int, byte[][]))(TensorBench.Gemm, [0, 4, 4, 4, 0], 64, [TensorBench.Pattern(16, 3), TensorBench.Pattern(16, 5)]),
            _ => (TensorBench.Gemm, [0, 16, 8, 12, 0], 768, [TensorBench.Pattern(128, 3), TensorBench.Pattern(96, 5)]),
        };
        return (TensorBench.Run(op, parameters, bytes, inputs, unit), bytes);
    }

    // Numbers around 1 in single or half precision: zeros and one exponent.
    private static byte[] Halves(int count, int size) =>
        [.. Enumerable.Range(0, count).SelectMany(i => size == 4 ? BitConverter.GetBytes(1 + (i / 16f)) : BitConverter.GetBytes((Half)(1 + (i / 16f))))];
}
