using CoDesign.Compute.Fields;
using Bls377 = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bls12With377ScalarPrime>;
using Bls381 = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bls12With381ScalarPrime>;
using Bn254 = CoDesign.Compute.Fields.PrimeField<CoDesign.Compute.Fields.UInt256, CoDesign.Compute.Fields.Bn254ScalarPrime>;

namespace CoDesign.Modules.Prover;

/// <summary>A field that provers work over; in descriptors its number is its place in <see cref="All"/>.</summary>
public abstract class ProverField
{
    private protected ProverField(string name, int elementBytes, int twoAdicity)
    {
        Name = name;
        ElementBytes = elementBytes;
        TwoAdicity = twoAdicity;
    }

    /// <summary>Every field.</summary>
    public static IReadOnlyList<ProverField> All { get; } =
    [
        Prime<Goldilocks>("goldilocks"),
        Prime<BabyBear>("babybear"),
        Prime<Bn254>("bn254_scalar"),
        Prime<Bls381>("bls12_381_scalar"),
        Prime<Bls377>("bls12_377_scalar"),
        new ProverField<Complex<Mersenne31>>("mersenne31_complex", bytes => new Complex<Mersenne31>(
            FieldBytes.Read<Mersenne31>(bytes[..Mersenne31.ByteCount]), FieldBytes.Read<Mersenne31>(bytes[Mersenne31.ByteCount..]))),
    ];

    /// <summary>Name in YAML.</summary>
    public string Name { get; }

    /// <summary>Bytes of an element.</summary>
    public int ElementBytes { get; }

    /// <summary>Binary logarithm of the longest transform.</summary>
    public int TwoAdicity { get; }

    /// <summary>Transforms columns, one after the other.</summary>
    /// <param name="values">The columns.</param>
    /// <param name="logarithm">Binary logarithm of their length.</param>
    /// <param name="isInverse">Values to coefficients instead of coefficients to values.</param>
    /// <param name="shift">Shift of the coset; null: none.</param>
    internal abstract byte[] Transform(byte[] values, int logarithm, bool isInverse, byte[]? shift);

    /// <summary>The fold of FRI.</summary>
    internal abstract byte[] Fold(byte[] values, byte[] shift, byte[] challenge);

    /// <summary>Values of the polynomial of a round of a sum-check.</summary>
    internal abstract byte[] SumCheckRound(byte[] tables, int factors);

    /// <summary>Tables with their highest variable bound.</summary>
    internal abstract byte[] SumCheckBind(byte[] tables, int count, byte[] challenge);

    /// <summary>Value of a polynomial.</summary>
    internal abstract byte[] Value(byte[] coefficients, byte[] point);

    private static ProverField<T> Prime<T>(string name)
        where T : unmanaged, IPrimeField<T>, ITwoAdicField<T> => new(name, FieldBytes.Read<T>);
}
