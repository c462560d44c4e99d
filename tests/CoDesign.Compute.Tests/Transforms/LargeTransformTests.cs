using CoDesign.Compute.Fields;
using CoDesign.Compute.Transforms;

namespace CoDesign.Compute.Tests.Transforms;

public sealed class LargeTransformTests
{
    private const int Logarithm = 17; // more than the cache holds, so that the layers are split

    [Fact] // Plonky3, baby-bear/src/baby_bear.rs and goldilocks/src/goldilocks.rs: the last of TWO_ADIC_GENERATORS of BabyBear; 7^(2^32 - 1)
    public void Roots_are_the_published_ones()
    {
        Assert.Equal(0x1a42_7a41U, BabyBear.TwoAdicRoot.Value);
        Assert.Equal(0x1856_29dc_da58_878cUL, Goldilocks.TwoAdicRoot.Value);
    }

    [Fact]
    public void Split_layers_give_what_four_steps_give()
    {
        Expect(FieldData.RandomElements<BabyBear>(1, 1 << Logarithm));
        Expect(FieldData.RandomElements<Goldilocks>(2, 1 << Logarithm));

        static void Expect<TField>(TField[] coefficients)
            where TField : unmanaged, ITwoAdicField<TField>
        {
            TField[] expected = [.. coefficients], values = [.. coefficients];
            new FourStepTransform<TField>(Logarithm / 2, Logarithm - (Logarithm / 2)).Forward(expected);
            var transform = new NumberTheoreticTransform<TField>(Logarithm);
            transform.Forward(values);
            Assert.Equal(expected, values);
            transform.Inverse(values);
            Assert.Equal(coefficients, values);
        }
    }
}
