using BenchmarkDotNet.Attributes;
using CoDesign.Compute.Fields;

namespace CoDesign.Benchmarks.Compute;

/// <summary>Time per operation of a field.</summary>
/// <typeparam name="TField">The field.</typeparam>
[GenericTypeArguments(typeof(BabyBear))]
[GenericTypeArguments(typeof(Mersenne31))]
[GenericTypeArguments(typeof(Goldilocks))]
[GenericTypeArguments(typeof(PrimeField<UInt256, Bn254BasePrime>))]
[GenericTypeArguments(typeof(PrimeField<UInt384, Bls12With381BasePrime>))]
public class FieldBenchmarks<TField>
    where TField : unmanaged, IPrimeField<TField>
{
    private const int Elements = 4096;

    private readonly TField[] _values = new TField[Elements];
    private readonly TField[] _factors = new TField[Elements];
    private readonly TField[] _scratch = new TField[Elements];

    /// <summary>Fills the arrays with powers of the generator.</summary>
    [GlobalSetup]
    public void Fill()
    {
        FieldMath.Powers(TField.Generator, TField.Generator, _values);
        FieldMath.Powers(TField.One, TField.Generator.Square(), _factors);
    }

    /// <summary>Per product of a loop over two spans.</summary>
    [Benchmark(OperationsPerInvoke = Elements)]
    public void Multiply() => TField.Multiply(_values, _factors);

    /// <summary>Per product where each needs the one before.</summary>
    [Benchmark(OperationsPerInvoke = Elements)]
    public TField MultiplyInChain()
    {
        TField product = TField.One;
        foreach (TField factor in _factors)
        {
            product *= factor;
        }
        return product;
    }

    /// <summary>Per inverse of a batch.</summary>
    [Benchmark(OperationsPerInvoke = Elements)]
    public void InvertBatch() => FieldMath.Invert<TField>(_values, _scratch);
}
