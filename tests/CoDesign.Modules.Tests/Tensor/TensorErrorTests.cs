using System.Globalization;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Tensor;

// A job that cannot be done has a status for the guest and a finding for the audit; it never ends the run.
public sealed class TensorErrorTests
{
    private const string Clearance = """
        mode: enforce
        tags: [{id: t, description: test}]
        destinations: [{id: secure, may_learn: [t]}]
        propagation: {address: loads}
        """;

    private static readonly Descriptor Good = new()
    {
        Label = "job",
        Op = TensorBench.Gemm,
        Parameters = ["0", "2", "3", "4", "0"],
        Inputs = [("left", "6"), ("right", "12")],
        Outputs = [("result", "32")],
    };

    public static TheoryData<string, uint, string, string, string, int, string> Bad => new()
    {
        { "op of another kind", 0x0101, "", "left 6, right 12", "result 32", 3, "TB211" },
        { "no parameters", TensorBench.Gemm, "", "left 6, right 12", "result 32", 3, "TB211" },
        { "a parameter too many", TensorBench.Gemm, "0 2 3 4 0 1", "left 6, right 12", "result 32", 3, "TB211" },
        { "unknown type", TensorBench.Gemm, "4 2 3 4 0", "left 6, right 12", "result 32", 3, "TB211" },
        { "unknown flag", TensorBench.Gemm, "0 2 3 4 16", "left 6, right 12", "result 32", 3, "TB211" },
        { "requantised without its parameters", TensorBench.Gemm, "0 2 3 4 8", "left 6, right 12", "result 8", 3, "TB211" },
        { "shift of 0", TensorBench.Gemm, "0 2 3 4 8 1 0 0", "left 6, right 12", "result 8", 3, "TB211" },
        { "gelu of integers", TensorBench.Gemm, "0 2 3 4 4", "left 6, right 12", "result 32", 3, "TB211" },
        { "requantised floating point", TensorBench.Gemm, "3 1 1 1 8 1 1 0", "left 4, right 4", "result 1", 3, "TB211" },
        { "dimension of 0", TensorBench.Gemm, "0 0 3 4 0", "left 6, right 12", "result 32", 3, "TB211" },
        { "dimension of 2^63", TensorBench.Gemm, "0 9223372036854775808 3 4 0", "left 6, right 12", "result 32", 3, "TB211" },
        { "product of 2^60", TensorBench.Gemm, "0 1048576 1048576 1048576 0", "left 6, right 12", "result 32", 3, "TB211" },
        { "short left operand", TensorBench.Gemm, "0 2 3 4 0", "left 5, right 12", "result 32", 3, "TB211" },
        { "long right operand", TensorBench.Gemm, "0 2 3 4 0", "left 6, right 13", "result 32", 3, "TB211" },
        { "missing operand", TensorBench.Gemm, "0 2 3 4 0", "left 6", "result 32", 3, "TB211" },
        { "missing bias", TensorBench.Gemm, "0 2 3 4 1", "left 6, right 12", "result 32", 3, "TB211" },
        { "short result", TensorBench.Gemm, "0 2 3 4 0", "left 6, right 12", "result 31", 3, "TB211" },
        { "no result", TensorBench.Gemm, "0 2 3 4 0", "left 6, right 12", "", 3, "TB211" },
        { "kernel larger than the image", TensorBench.Convolution, "0 1 2 2 1 1 3 3 1 0 0", "left 4, right 9", "result 4", 3, "TB211" },
        { "stride of 0", TensorBench.Convolution, "0 1 3 3 1 1 3 3 0 0 0", "left 9, right 9", "result 4", 3, "TB211" },
        { "huge padding", TensorBench.Convolution, "0 1 3 3 1 1 3 3 1 1048576 0", "left 9, right 9", "result 4", 3, "TB211" },
        { "relu of fp16", TensorBench.Relu, "1 2", "left 4", "result 4", 3, "TB211" },
        { "attention of bytes", TensorBench.Attention, "0 1 1 1 1", "left 1, right 1, right 1", "result 4", 3, "TB211" },
        { "result over an operand", TensorBench.Gemm, "0 2 3 4 0", "left 6, right 12", "left 32", 3, "TB208" },
        { "larger than memory", TensorBench.Gemm, "0 4096 4096 1 0", "0x800f0000 16777216, right 4096", "result 16384", 5, "TB211" },
        { "operand nowhere", TensorBench.Gemm, "0 2 3 4 0", "0xa0000000 6, right 12", "result 32", 5, "TB211" },
        { "result nowhere", TensorBench.Gemm, "0 2 3 4 0", "left 6, right 12", "0xa0000000 32", 5, "TB211" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_job_that_cannot_be_done_has_a_status_and_a_finding(string what, uint op, string parameters, string inputs, string output, int status, string rule)
    {
        Assert.NotEmpty(what);
        Descriptor job = Good with
        {
            Op = op,
            Parameters = [.. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Inputs = Buffers(inputs),
            Outputs = Buffers(output),
        };
        string far = what == "larger than memory" ? ".align 3; left: .zero 16; right: .zero 4096; result: .zero 16400" : ".align 3; left: .zero 16; right: .zero 16; result: .zero 64";
        Outcome run = Unit.Run(Unit.Chip(TensorBench.Unit4X4) with { Policy = Clearance }, job, far);
        Assert.Equal(((ulong)status, (ulong)status), (run.Register("s1"), run.Register("s4")));
        Assert.Equal(1, run.Record.Modules[0].FailedJobs);
        Assert.Equal([rule], run.Rules.Distinct());
    }

    [Fact] // what the unit cannot do is a matter of its parameters
    public void A_unit_refuses_what_it_was_not_given()
    {
        string noVector = TensorBench.Unit4X4[..TensorBench.Unit4X4.IndexOf("  vector:", StringComparison.Ordinal)];
        string noHalves = TensorBench.Unit4X4.Replace("fp16: 2 cycles, ", string.Empty, StringComparison.Ordinal);
        Assert.Equal((ulong)Descriptor.Malformed, TensorBench.Run(TensorBench.Softmax, [1, 4], 16, [new byte[16]], noVector).Register("s1"));
        Assert.Equal((ulong)Descriptor.Malformed, TensorBench.Run(TensorBench.Gemm, [0, 1, 1, 1, 2], 4, [[1], [1]], noVector).Register("s1"));
        Assert.Equal((ulong)Descriptor.Malformed, TensorBench.Run(TensorBench.Gemm, [1, 1, 1, 1, 0], 4, [[1, 0], [1, 0]], noHalves).Register("s1"));
        Assert.Equal((ulong)Descriptor.Done, TensorBench.Run(TensorBench.Gemm, [0, 1, 1, 1, 0], 4, [[1], [1]], noVector).Register("s1"));
    }

    private static (string, string)[] Buffers(string text) =>
        [.. text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(b => b.Split(' ')).Select(b => (b[0], long.Parse(b[1], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)))];
}
