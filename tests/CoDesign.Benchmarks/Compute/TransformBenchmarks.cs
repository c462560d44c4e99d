using BenchmarkDotNet.Attributes;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Transforms;

namespace CoDesign.Benchmarks.Compute;

/// <summary>Time per butterfly of a transform of 2^18 elements, on one core and by four steps on all.</summary>
/// <typeparam name="TField">The field.</typeparam>
[GenericTypeArguments(typeof(BabyBear))]
[GenericTypeArguments(typeof(Goldilocks))]
[GenericTypeArguments(typeof(Complex<Mersenne31>))]
[GenericTypeArguments(typeof(PrimeField<UInt256, Bn254ScalarPrime>))]
public class TransformBenchmarks<TField>
    where TField : unmanaged, ITwoAdicField<TField>
{
    private const int Logarithm = 18, Butterflies = Logarithm << (Logarithm - 1);

    private readonly TField[] _values = new TField[1 << Logarithm];
    private readonly NumberTheoreticTransform<TField> _transform = new(Logarithm);
    private readonly FourStepTransform<TField> _fourSteps = new(Logarithm / 2, Logarithm / 2);

    /// <summary>Fills the array.</summary>
    [GlobalSetup]
    public void Fill() => FieldMath.Powers(TField.One, TField.CosetShift, _values);

    /// <summary>Per butterfly, without the permutation.</summary>
    [Benchmark(OperationsPerInvoke = Butterflies)]
    public void ForwardToBitReversed() => _transform.ForwardToBitReversed(_values);

    /// <summary>Per butterfly, in order.</summary>
    [Benchmark(OperationsPerInvoke = Butterflies)]
    public void Forward() => _transform.Forward(_values);

    /// <summary>Per butterfly, in order.</summary>
    [Benchmark(OperationsPerInvoke = Butterflies)]
    public void FourSteps() => _fourSteps.Forward(_values);
}
