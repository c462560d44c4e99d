using BenchmarkDotNet.Attributes;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Transforms;

namespace CoDesign.Benchmarks.Compute;

/// <summary>Time per butterfly of the circle transform of 2^18 elements.</summary>
public class CircleBenchmarks
{
    private const int Logarithm = 18, Butterflies = Logarithm << (Logarithm - 1);

    private readonly Mersenne31[] _values = new Mersenne31[1 << Logarithm];
    private readonly CircleTransform _transform = new(Logarithm);

    /// <summary>Fills the array.</summary>
    [GlobalSetup]
    public void Fill() => FieldMath.Powers(Mersenne31.One, Mersenne31.Generator, _values);

    /// <summary>Per butterfly.</summary>
    [Benchmark(OperationsPerInvoke = Butterflies)]
    public void Evaluate() => _transform.Evaluate(_values);

    /// <summary>Per butterfly.</summary>
    [Benchmark(OperationsPerInvoke = Butterflies)]
    public void Interpolate() => _transform.Interpolate(_values);
}
