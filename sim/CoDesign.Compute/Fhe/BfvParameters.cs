using System.Numerics;

namespace CoDesign.Compute.Fhe;

/// <summary>Parameters of the scheme BFV.</summary>
public sealed class BfvParameters
{
    /// <summary>Parameters that the security standard allows.</summary>
    /// <param name="degree">N.</param>
    /// <param name="primes">Primes of the ciphertext modulus.</param>
    /// <param name="plainModulus">t, at least 2; what plaintexts are counted by.</param>
    /// <param name="security">Bits of security to check for: 128, 192 or 256.</param>
    /// <exception cref="ArgumentException">The modulus is too large for this degree and level, or the standard has no row for them.</exception>
    public BfvParameters(int degree, IReadOnlyList<ulong> primes, ulong plainModulus, int security)
    {
        Basis = new RnsBasis(primes, degree);
        PlainModulus = plainModulus;
        int bits = (int)Basis.Product.GetBitLength();
        if (SecurityTable.MostBits(degree, security) is not int most)
        {
            throw new ArgumentException($"the security standard has no row for degree {degree} and {security} bits; degrees: {string.Join(", ", SecurityTable.Degrees)}", nameof(degree));
        }

        if (bits > most)
        {
            throw new ArgumentException($"a modulus of {bits} bits with degree {degree}; {security} bits of security allow {most}", nameof(primes));
        }

        if (plainModulus < 2 || plainModulus >= Basis.Product)
        {
            throw new ArgumentException($"plaintext modulus {plainModulus}; at least 2 and below the ciphertext modulus", nameof(plainModulus));
        }

        // |coefficients| of the tensor product: N (Q/2)^2, twice for the middle term; a sign bit; and a bit to spare.
        int product = (2 * bits) + BitOperations.Log2((uint)degree) + 2;
        const int PrimeBits = 60;
        Extended = new RnsBasis(NttPrimes.Largest(PrimeBits, degree, (product / (PrimeBits - 1)) + 1), degree);
        Delta = Basis.Product / plainModulus;
    }

    /// <summary>The ciphertext modulus.</summary>
    public RnsBasis Basis { get; }

    /// <summary>A basis in which the product of two ciphertexts is exact.</summary>
    public RnsBasis Extended { get; }

    /// <summary>t.</summary>
    public ulong PlainModulus { get; }

    /// <summary>⌊Q / t⌋.</summary>
    public BigInteger Delta { get; }

    /// <summary>N.</summary>
    public int Degree => Basis.Degree;
}
