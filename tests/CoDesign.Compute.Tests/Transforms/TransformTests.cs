using CoDesign.Compute.Fields;
using CoDesign.Compute.Polynomials;
using CoDesign.Compute.Transforms;

namespace CoDesign.Compute.Tests.Transforms;

/// <summary>Transforms against the sum that defines them.</summary>
public abstract class TransformTests<TField>
    where TField : unmanaged, ITwoAdicField<TField>
{
    private const int MaximumLogarithm = 11;

    protected abstract TField[] Noise(ulong seed, int count);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void Forward_is_the_evaluation_at_the_powers_of_the_root(int logarithm)
    {
        var transform = new NumberTheoreticTransform<TField>(logarithm);
        TField[] coefficients = Noise(1, transform.Length), values = [.. coefficients], shifted = [.. coefficients], turned = [.. coefficients];
        transform.Forward(values);
        transform.ForwardCoset(shifted, TField.CosetShift);
        transform.ForwardToBitReversed(turned);
        TField root = FieldMath.RootOfUnity<TField>(logarithm), point = TField.One;
        for (int index = 0; index < transform.Length; index++, point *= root)
        {
            Assert.Equal(Sum(coefficients, point), values[index]);
            Assert.Equal(Sum(coefficients, point * TField.CosetShift), shifted[index]);
            Assert.Equal(values[index], turned[Turn(index, logarithm)]);
        }
    }

    [Fact]
    public void Inverse_gives_the_coefficients_back()
    {
        for (int logarithm = 0; logarithm <= MaximumLogarithm; logarithm++)
        {
            var transform = new NumberTheoreticTransform<TField>(logarithm);
            TField[] coefficients = Noise(2, transform.Length), values = [.. coefficients];
            transform.Forward(values);
            transform.Inverse(values);
            Assert.Equal(coefficients, values);
            transform.ForwardCoset(values, TField.CosetShift);
            transform.InverseCoset(values, TField.CosetShift);
            Assert.Equal(coefficients, values);
            transform.ForwardToBitReversed(values);
            transform.InverseFromBitReversed(values);
            Assert.Equal(coefficients, values);
        }
    }

    [Fact] // At length 2^11 a sum of 2^22 products is too long for each value: 20 of them.
    public void Long_transform_is_the_evaluation_too()
    {
        var transform = new NumberTheoreticTransform<TField>(MaximumLogarithm);
        TField[] coefficients = Noise(3, transform.Length), values = [.. coefficients];
        transform.Forward(values);
        TField root = FieldMath.RootOfUnity<TField>(MaximumLogarithm);
        for (int index = 1; index < transform.Length; index += transform.Length / 20)
        {
            Assert.Equal(Sum(coefficients, FieldMath.Power(root, index)), values[index]);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(1, 4)]
    [InlineData(5, 5)]
    [InlineData(6, 3)]
    public void Four_steps_give_what_one_transform_gives(int rows, int columns)
    {
        var transform = new NumberTheoreticTransform<TField>(rows + columns);
        TField[] expected = Noise(4, transform.Length), values = [.. expected];
        transform.Forward(expected);
        var fourSteps = new FourStepTransform<TField>(rows, columns);
        fourSteps.Forward(values);
        Assert.Equal(expected, values);
        Assert.Throws<ArgumentException>(() => fourSteps.Forward(new TField[values.Length + 1]));
    }

    [Fact] // (f g)(x) mod x^n - s^n at the points s w^i
    public void Products_of_values_are_values_of_the_product()
    {
        var transform = new NumberTheoreticTransform<TField>(4);
        TField[] f = [.. Noise(5, 8), .. new TField[8]], g = [.. Noise(6, 8), .. new TField[8]], product = new TField[16];
        for (int i = 0; i < 8; i++)
        {
            for (int j = 0; j < 8; j++)
            {
                product[i + j] += f[i] * g[j];
            }
        }
        transform.ForwardCoset(f, TField.CosetShift);
        transform.ForwardCoset(g, TField.CosetShift);
        TField.Multiply(f, g);
        transform.InverseCoset(f, TField.CosetShift);
        Assert.Equal(product, f);
    }

    [Fact]
    public void Horners_rule_gives_the_sum_of_the_powers()
    {
        TField point = Noise(7, 1)[0];
        for (int length = 0; length <= 20; length++)
        {
            TField[] coefficients = Noise(8, length);
            Assert.Equal(Sum(coefficients, point), Polynomial.Evaluate<TField>(coefficients, point));
        }
    }

    [Fact]
    public void Fold_is_the_even_part_and_the_challenge_times_the_odd_one()
    {
        TField challenge = Noise(9, 1)[0], shift = TField.CosetShift;
        for (int logarithm = 1; logarithm <= 5; logarithm++)
        {
            var transform = new NumberTheoreticTransform<TField>(logarithm);
            TField[] coefficients = Noise(10, transform.Length), values = [.. coefficients], folded = new TField[transform.Length / 2];
            transform.ForwardCoset(values, shift);
            FriFold.Fold(values, shift, challenge, folded);
            TField[] expected = [.. coefficients.Chunk(2).Select(pair => pair[0] + (challenge * pair[1]))];
            new NumberTheoreticTransform<TField>(logarithm - 1).ForwardCoset(expected, shift.Square());
            Assert.Equal(expected, folded);
        }
        Assert.Throws<ArgumentException>(() => FriFold.Fold(new TField[1], shift, challenge, []));
        Assert.Throws<ArgumentException>(() => FriFold.Fold(new TField[4], shift, challenge, new TField[4]));
        Assert.Throws<ArgumentException>(() => FriFold.Fold(new TField[4], TField.Zero, challenge, new TField[2]));
        Assert.Throws<ArgumentException>(() => FriFold.Fold(new TField[6], shift, challenge, new TField[3]));
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        var transform = new NumberTheoreticTransform<TField>(3);
        Assert.Throws<ArgumentException>(() => transform.Forward(new TField[7]));
        Assert.Throws<ArgumentException>(() => transform.Inverse(new TField[16]));
        Assert.Throws<ArgumentException>(() => transform.ForwardCoset(new TField[8], TField.Zero));
        Assert.Throws<ArgumentException>(() => transform.InverseCoset(new TField[8], TField.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumberTheoreticTransform<TField>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumberTheoreticTransform<TField>(31));
    }

    private static TField Sum(TField[] coefficients, TField point)
    {
        TField sum = TField.Zero, power = TField.One;
        foreach (TField coefficient in coefficients)
        {
            sum += coefficient * power;
            power *= point;
        }
        return sum;
    }

    private static int Turn(int index, int bits) => Enumerable.Range(0, bits).Sum(b => ((index >> b) & 1) << (bits - 1 - b));
}

public abstract class PrimeTransformTests<TField> : TransformTests<TField>
    where TField : unmanaged, ITwoAdicField<TField>, IPrimeField<TField>
{
    protected override TField[] Noise(ulong seed, int count) => FieldData.RandomElements<TField>(seed, count);
}

public sealed class Bn254TransformTests : PrimeTransformTests<Bn254Scalar>;

public sealed class Bls12With381TransformTests : PrimeTransformTests<Bls12With381Scalar>;

public sealed class Bls12With377TransformTests : PrimeTransformTests<Bls12With377Scalar>;

public sealed class GoldilocksTransformTests : PrimeTransformTests<Goldilocks>;

public sealed class BabyBearTransformTests : PrimeTransformTests<BabyBear>;

public sealed class ComplexMersenne31TransformTests : TransformTests<Complex<Mersenne31>>
{
    protected override Complex<Mersenne31>[] Noise(ulong seed, int count) =>
        [.. FieldData.RandomElements<Mersenne31>(seed, 2 * count).Chunk(2).Select(c => new Complex<Mersenne31>(c[0], c[1]))];
}
