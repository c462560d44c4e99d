using System.Numerics;
using CoDesign.Machine.Modules;

namespace CoDesign.Modules.Fhe;

/// <summary>What a job asks of the parts of the unit.</summary>
/// <param name="Transforms">Transforms of one residue polynomial.</param>
/// <param name="Multiplications">Modular multiplications outside transforms.</param>
/// <param name="Additions">Modular additions outside transforms.</param>
/// <param name="KeyBytes">Bytes of the switching key.</param>
public readonly record struct FheWork(long Transforms, long Multiplications, long Additions, long KeyBytes)
{
    /// <summary>Bytes of a residue.</summary>
    public const int ResidueBytes = 8;

    /// <summary>Work of an op.</summary>
    /// <param name="operation">The op.</param>
    /// <param name="degree">N.</param>
    /// <param name="primes">L.</param>
    public static FheWork Of(uint operation, int degree, int primes)
    {
        long n = degree;
        long l = primes;
        long extended = l + 1; // primes of the second basis, in which a product is exact together with the first

        // Digits of one polynomial in every prime, times both halves of the key, and back.
        FheWork keySwitch = new((l * l) + (2 * l), 2 * l * l * n, 2 * l * l * n, 2 * l * l * n * ResidueBytes);
        return operation switch
        {
            Operations.BfvAdd => new(0, 0, 2 * l * n, 0),
            Operations.BfvMultiplyPlain => new(5 * l, 2 * l * n, 0, 0),
            Operations.BfvSubstitute => keySwitch with { Additions = keySwitch.Additions + (l * n) },
            _ => new(
                keySwitch.Transforms + (7 * (l + extended)),
                keySwitch.Multiplications + (4 * (l + extended) * n) + (4 * l * extended * n) + (6 * l * extended * n),
                keySwitch.Additions + ((l + extended) * n) + (10 * l * extended * n) + (2 * l * n),
                keySwitch.KeyBytes),
        };
    }

    /// <summary>Butterflies of the transforms.</summary>
    /// <param name="degree">N.</param>
    public long Butterflies(int degree) => Transforms * ButterfliesOfOne(degree);

    /// <summary>Butterflies of a transform: N/2 · log2 N.</summary>
    /// <param name="degree">N.</param>
    public static long ButterfliesOfOne(int degree) => degree / 2 * (long)BitOperations.Log2((uint)degree);
}
