using System.Globalization;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Prover;

// A job that cannot be done has a status for the guest and a finding for the audit; it never ends the run.
public sealed class ProverErrorTests
{
    private const string Clearance = """
        mode: enforce
        tags: [{id: t, description: test}]
        destinations: [{id: secure, may_learn: [t]}]
        propagation: {address: loads}
        """;

    public static TheoryData<string, uint, string, string, string, int, string> Bad => new()
    {
        { "op of another kind", 0x0101, "", "a 64", "result 32", 3, "TB211" },
        { "no parameters", ProverBench.Ntt, "", "a 64", "result 64", 3, "TB211" },
        { "a parameter too many", ProverBench.Ntt, "0 3 1 0", "a 64", "result 64", 3, "TB211" },
        { "unknown field", ProverBench.Ntt, "6 3 1", "a 64", "result 64", 3, "TB211" },
        { "field of 2^63", ProverBench.Ntt, "9223372036854775808 3 1", "a 64", "result 64", 3, "TB211" },
        { "field that this part has not", ProverBench.FriFold, "1 3", "a 32, b 4, c 4", "result 16", 3, "TB211" },
        { "longer than the root of the field", ProverBench.Ntt, "2 29 1", "a 64", "result 64", 3, "TB211" },
        { "too many elements", ProverBench.Ntt, "0 26 4096", "a 64", "result 64", 3, "TB211" },
        { "no column", ProverBench.Ntt, "0 3 0", "a 64", "result 64", 3, "TB211" },
        { "short values", ProverBench.Ntt, "0 3 1", "a 63", "result 64", 3, "TB211" },
        { "short result", ProverBench.Ntt, "0 3 1", "a 64", "result 63", 3, "TB211" },
        { "coset without shift", ProverBench.CosetNtt, "0 3 1", "a 64", "result 64", 3, "TB211" },
        { "shift without coset", ProverBench.Ntt, "0 3 1", "a 64, b 8", "result 64", 3, "TB211" },
        { "unknown curve", ProverBench.MultiScalar, "4 1", "a 64, b 32", "result 64", 3, "TB211" },
        { "no points", ProverBench.MultiScalar, "0 0", "a 64, b 32", "result 64", 3, "TB211" },
        { "points of another curve", ProverBench.MultiScalar, "1 1", "a 64, b 32", "result 64", 3, "TB211" },
        { "no scalars", ProverBench.MultiScalar, "0 1", "a 64", "result 64", 3, "TB211" },
        { "unknown hash", ProverBench.MerkleTree, "8 0 8 0", "a 8", "result 32", 3, "TB211" },
        { "hash that the unit has not", ProverBench.MerkleTree, "4 0 8 0", "a 8", "result 32", 3, "TB211" },
        { "half an element", ProverBench.MerkleTree, "5 0 12 0", "a 12", "result 32", 3, "TB211" },
        { "empty leaf", ProverBench.MerkleTree, "0 0 0 0", "a 8", "result 32", 3, "TB211" },
        { "unknown flag", ProverBench.MerkleTree, "0 0 8 2", "a 8", "result 32", 3, "TB211" },
        { "nodes without room", ProverBench.MerkleTree, "0 0 8 1", "a 8", "result 32", 3, "TB211" },
        { "nothing to fold", ProverBench.FriFold, "0 0", "a 8, b 8, c 8", "result 8", 3, "TB211" },
        { "fold without challenge", ProverBench.FriFold, "0 1", "a 16, b 8", "result 8", 3, "TB211" },
        { "too many tables", ProverBench.SumCheckRound, "0 1 17", "a 272", "result 144", 3, "TB211" },
        { "round with a challenge", ProverBench.SumCheckRound, "0 1 2", "a 32, b 8", "result 24", 3, "TB211" },
        { "binding without challenge", ProverBench.SumCheckBind, "0 1 2", "a 32", "result 16", 3, "TB211" },
        { "no coefficients", ProverBench.PolynomialValue, "0 0", "a 8, b 8", "result 8", 3, "TB211" },
        { "result over an operand", ProverBench.Ntt, "0 3 1", "a 64", "a 64", 3, "TB208" },
        { "larger than memory", ProverBench.PolynomialValue, "0 1048576", "0x800f0000 8388608, b 8", "result 8", 5, "TB211" },
        { "operand nowhere", ProverBench.Ntt, "0 3 1", "0xa0000000 64", "result 64", 5, "TB211" },
        { "result nowhere", ProverBench.Ntt, "0 3 1", "a 64", "0xa0000000 64", 5, "TB211" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_job_that_cannot_be_done_has_a_status_and_a_finding(string what, uint op, string parameters, string inputs, string output, int status, string rule)
    {
        Assert.NotEmpty(what);
        Descriptor job = new()
        {
            Label = "job",
            Op = op,
            Parameters = [.. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Inputs = Buffers(inputs),
            Outputs = Buffers(output),
        };
        Outcome run = Unit.Run(Unit.Chip(ProverBench.Small) with { Policy = Clearance }, job, ".align 3; a: .zero 320; b: .zero 64; c: .zero 64; result: .zero 256");
        Assert.Equal(((ulong)status, (ulong)status), (run.Register("s1"), run.Register("s4")));
        Assert.Equal(1, run.Record.Modules[0].FailedJobs);
        Assert.Equal([rule], run.Rules.Distinct());
    }

    [Fact] // what the unit cannot do is a matter of its parameters
    public void A_unit_refuses_what_it_was_not_given()
    {
        string noTrees = ProverBench.Small[..ProverBench.Small.IndexOf("  trees:", StringComparison.Ordinal)];
        string fewBuckets = ProverBench.Small.Replace("bucket_memory: 64 KiB", "bucket_memory: 1 KiB", StringComparison.Ordinal);
        string noRoom = ProverBench.Small.Replace("window: 4\n", "\n", StringComparison.Ordinal).Replace("bucket_memory: 64 KiB", "bucket_memory: 100 B", StringComparison.Ordinal);
        ulong Status(uint op, ulong[] parameters, int bytes, byte[][] inputs, string unit) => ProverBench.Run(op, parameters, bytes, inputs, unit).Register("s1");

        Assert.Equal((ulong)Descriptor.Malformed, Status(ProverBench.MerkleTree, [0, 0, 8, 0], 32, [new byte[8]], noTrees));
        Assert.Equal((ulong)Descriptor.Done, Status(ProverBench.Ntt, [0, 1, 1], 16, [new byte[16]], noTrees));

        // A bucket of BN254 has four coordinates of 32 bytes, a window of 4 bits 8 buckets: 1 KiB; of BLS12-381 1.5 KiB.
        Assert.Equal((ulong)Descriptor.Done, Status(ProverBench.MultiScalar, [0, 1], 64, [new byte[64], new byte[32]], fewBuckets));
        Assert.Equal((ulong)Descriptor.Malformed, Status(ProverBench.MultiScalar, [2, 1], 96, [new byte[96], new byte[32]], fewBuckets));
        Assert.Equal((ulong)Descriptor.Malformed, Status(ProverBench.MultiScalar, [0, 1], 64, [new byte[64], new byte[32]], noRoom));
    }

    private static (string, string)[] Buffers(string text) =>
        [.. text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(b => b.Split(' ')).Select(b => (b[0], long.Parse(b[1], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)))];
}
