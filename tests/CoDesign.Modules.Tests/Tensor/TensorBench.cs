using System.Globalization;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Tensor;

/// <summary>A tensor unit on the chip of the machine's tests, and jobs for it.</summary>
internal static class TensorBench
{
    public const uint Gemm = 0x0201;
    public const uint Convolution = 0x0202;
    public const uint Relu = 0x0211;
    public const uint Gelu = 0x0212;
    public const uint Softmax = 0x0213;
    public const uint LayerNorm = 0x0214;
    public const uint Attention = 0x0215;
    public const uint Requantise = 0x0216;

    public const string Unit4X4 = """
        - id: npu0
          kind: tensor
          zone: secure
          vendor: open
          clock: core
          rrid: 1
          registers: 0x4000_0000
          interrupt: 16
          ring: ram
          dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
          energy: any
          setup: {value: 7 cycles, source: test}
          array: {rows: 4, columns: 4, dataflow: ws, double_buffered: false, winograd: false, source: test}
          precisions: {int8: 1 cycles, fp16: 2 cycles, bf16: 2 cycles, fp32: 4 cycles, source: test}
          buffers: {input_sram: 64 KiB, input_bandwidth: 1 GB/s, weight_sram: 64 KiB, weight_bandwidth: 1 GB/s, output_sram: 64 KiB, output_bandwidth: 1 GB/s, bandwidth: 4 GB/s, prefetch: true, source: test}
          vector:
            lanes: {value: 4, source: test}
            operations: {bias: 1 cycles, relu: 2 cycles, gelu: 3 cycles, requantise: 4 cycles, softmax: 5 cycles, layer_norm: 6 cycles, source: test}
        """;

    /// <summary>Runs one job; the result lies at <c>result</c>, zeros behind it.</summary>
    public static Outcome Run(uint op, IReadOnlyList<ulong> parameters, int resultBytes, IReadOnlyList<byte[]> inputs, string unit = Unit4X4)
    {
        Descriptor job = new()
        {
            Label = "job",
            Op = op,
            Parameters = [.. parameters.Select(p => p.ToString(CultureInfo.InvariantCulture))],
            Inputs = [.. inputs.Select((b, i) => ($"input{i}", b.Length.ToString(CultureInfo.InvariantCulture)))],
            Outputs = [("result", resultBytes.ToString(CultureInfo.InvariantCulture))],
        };
        string data = string.Join('\n', inputs.Select((b, i) => $".align 6; input{i}: {Descriptor.Bytes(b)}"));
        return Unit.Run(Unit.Chip(unit), job, $"{data}\n.align 6; result: .zero {resultBytes + 8}");
    }

    /// <summary>A job of (M × K) · (K × N) int8 without anything after it.</summary>
    public static Outcome Product(int m, int k, int n, string unit = Unit4X4) =>
        Run(Gemm, [0, (ulong)m, (ulong)k, (ulong)n, 0], m * n * 4, [Pattern(m * k, 3), Pattern(k * n, 5)], unit);

    public static long Busy(Outcome run) => run.Record.Modules[0].BusyCycles!.Value;

    public static byte[] Pattern(int count, int factor) => [.. Enumerable.Range(0, count).Select(i => (byte)((i * factor * 37) + (i / 7)))];

    public static byte[] Singles(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
