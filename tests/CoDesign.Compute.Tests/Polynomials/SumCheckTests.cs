using CoDesign.Compute.Fields;
using CoDesign.Compute.Polynomials;
using static CoDesign.Compute.Tests.FieldData;

namespace CoDesign.Compute.Tests.Polynomials;

/// <summary>The whole protocol: what the verifier checks in each round, and at the end the factors at the challenges.</summary>
public sealed class SumCheckTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(2, 4)]
    [InlineData(3, 6)]
    [InlineData(4, 1)]
    public void Verifier_accepts_in_every_field(int factors, int variables)
    {
        Run<Goldilocks>(factors, variables);
        Run<BabyBear>(factors, variables);
        Run<Mersenne31>(factors, variables);
        Run<Bn254Scalar>(factors, variables);
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SumCheck.Round<BabyBear>(new BabyBear[6], 1, new BabyBear[2]));
        Assert.Throws<ArgumentException>(() => SumCheck.Round<BabyBear>(new BabyBear[8], 3, new BabyBear[4]));
        Assert.Throws<ArgumentException>(() => SumCheck.Round<BabyBear>(new BabyBear[8], 2, new BabyBear[2]));
        Assert.Throws<ArgumentException>(() => SumCheck.Round<BabyBear>(new BabyBear[2], 2, new BabyBear[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SumCheck.Round<BabyBear>(new BabyBear[2], 0, new BabyBear[1]));
        Assert.Throws<ArgumentException>(() => SumCheck.Bind(new BabyBear[1], BabyBear.One));
    }

    private static void Run<TField>(int factors, int variables)
        where TField : unmanaged, IPrimeField<TField>
    {
        int length = 1 << variables;
        TField[][] tables = [.. Enumerable.Range(0, factors).Select(f => RandomElements<TField>((ulong)f, length))], original = [.. tables.Select(t => t.ToArray())];
        TField[] challenges = RandomElements<TField>(99, variables);
        TField claim = Enumerable.Range(0, length).Select(i => Product(tables.Select(t => t[i]))).Aggregate((a, b) => a + b);
        foreach (TField challenge in challenges)
        {
            TField[] round = new TField[factors + 1];
            SumCheck.Round<TField>(tables.SelectMany(t => t).ToArray(), factors, round);
            Assert.Equal(claim, round[0] + round[1]);
            claim = Interpolate(round, challenge);
            foreach (TField[] table in tables)
            {
                SumCheck.Bind(table, challenge);
            }
            tables = [.. tables.Select(t => t[..(t.Length / 2)])];
        }
        Assert.Equal(claim, Product(tables.Select(t => Assert.Single(t))));
        Assert.Equal(original.Select(t => Multilinear(t, challenges)), tables.Select(t => t[0]));
    }

    // The multilinear extension by its definition: each value times the product of r or 1 - r by the bits of its index, highest first.
    private static TField Multilinear<TField>(TField[] table, TField[] point)
        where TField : unmanaged, IField<TField> =>
        table.Select((value, index) => value * Product(point.Select((r, k) => ((index >> (point.Length - 1 - k)) & 1) != 0 ? r : TField.One - r)))
            .Aggregate((a, b) => a + b);

    // Lagrange on 0, 1, ..., d.
    private static TField Interpolate<TField>(TField[] values, TField point)
        where TField : unmanaged, IField<TField> =>
        values.Select((value, i) => value * Product(Enumerable.Range(0, values.Length).Where(j => j != i).Select(j =>
            (point - TField.FromUInt64((ulong)j)) * (TField.FromUInt64((ulong)i) - TField.FromUInt64((ulong)j)).Inverse()))).Aggregate((a, b) => a + b);

    private static TField Product<TField>(IEnumerable<TField> values)
        where TField : unmanaged, IField<TField> => values.Aggregate(TField.One, (a, b) => a * b);
}
