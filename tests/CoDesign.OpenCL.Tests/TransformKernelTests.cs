using CoDesign.Compute.Fields;
using CoDesign.Compute.Transforms;

namespace CoDesign.OpenCL.Tests;

public sealed class TransformKernelTests
{
    [DeviceTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(11)]
    public void Transforms_are_those_of_the_managed_back_end(int logarithm)
    {
        Compare<Goldilocks>(logarithm);
        Compare<BabyBear>(logarithm);
        Compare<PrimeField<UInt256, Bn254ScalarPrime>>(logarithm);
        Compare<PrimeField<UInt256, Bls12With381ScalarPrime>>(logarithm);
    }

    [DeviceTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(11)]
    public void Transforms_of_the_circle_are_those_of_the_managed_back_end(int logarithm)
    {
        Mersenne31[] values = [.. Edges<Mersenne31>.Elements(1 << logarithm)];
        Mersenne31[] expected = [.. values];
        var managed = new CircleTransform(logarithm);
        var device = new CircleTransform(logarithm, Device.Backend);
        managed.Evaluate(expected);
        device.Evaluate(values);
        Assert.Equal(expected, values);
        managed.Interpolate(expected);
        device.Interpolate(values);
        Assert.Equal(expected, values);
    }

    [DeviceFact]
    public void A_field_without_kernels_is_left_to_the_managed_back_end()
    {
        Complex<Mersenne31>[] values = [.. Edges<Mersenne31>.Elements(16).Select(e => new Complex<Mersenne31>(e, Mersenne31.One))];
        Complex<Mersenne31>[] expected = [.. values];
        new NumberTheoreticTransform<Complex<Mersenne31>>(4).Forward(expected);
        new NumberTheoreticTransform<Complex<Mersenne31>>(4, Device.Backend).Forward(values);
        Assert.Equal(expected, values);
    }

    private static void Compare<TField>(int logarithm)
        where TField : unmanaged, IPrimeField<TField>, ITwoAdicField<TField>
    {
        TField[] values = [.. Edges<TField>.Elements(1 << logarithm)];
        TField[] expected = [.. values];
        var managed = new NumberTheoreticTransform<TField>(logarithm);
        var device = new NumberTheoreticTransform<TField>(logarithm, Device.Backend);
        managed.ForwardCoset(expected, TField.CosetShift);
        device.ForwardCoset(values, TField.CosetShift);
        Assert.Equal(expected, values);
        managed.Inverse(expected);
        device.Inverse(values);
        Assert.Equal(expected, values);
    }
}
