using System.Numerics;

namespace CoDesign.Compute.Fhe;

/// <summary>The owner's side of BFV: the secret key, encryption under it, decryption, and keys for whoever computes.</summary>
/// <remarks>J. Fan and F. Vercauteren, “Somewhat Practical Fully Homomorphic Encryption”, ePrint 2012/144, section 3.</remarks>
public sealed class BfvKeys
{
    private readonly BfvParameters _parameters;
    private readonly FheRandom _random;
    private readonly RnsPolynomial _secret;

    /// <summary>Draws a secret key.</summary>
    public BfvKeys(BfvParameters parameters, FheRandom random)
    {
        _parameters = parameters;
        _random = random;
        _secret = parameters.Basis.From(random.Ternary(parameters.Degree));
    }

    private RnsBasis Basis => _parameters.Basis;

    /// <summary>Encrypts a polynomial.</summary>
    /// <param name="message">N coefficients from 0 to t − 1.</param>
    public BfvCiphertext Encrypt(IReadOnlyList<long> message) => EncryptScaled(Basis.Scale(Basis.From(message), _parameters.Delta));

    /// <summary>Decrypts.</summary>
    /// <returns>N coefficients from 0 to t − 1.</returns>
    public long[] Decrypt(BfvCiphertext ciphertext)
    {
        BigInteger t = _parameters.PlainModulus;
        return [.. Phase(ciphertext).Select(c => (long)Modulo(RoundedQuotient(c * t, Basis.Product), t))];
    }

    /// <summary>Bits between the largest error and the one at which decryption fails; 0 or less: the plaintext is lost.</summary>
    public int NoiseBudget(BfvCiphertext ciphertext)
    {
        BigInteger t = _parameters.PlainModulus;
        BigInteger largest = Phase(ciphertext).Max(c => BigInteger.Abs((c * t) - (RoundedQuotient(c * t, Basis.Product) * Basis.Product)));
        return (int)(Basis.Product.GetBitLength() - 1 - largest.GetBitLength());
    }

    /// <summary>The key that brings products back to two polynomials: from s² to s.</summary>
    public SwitchKey Relinearisation() => SwitchFrom(Basis.Multiply(_secret, _secret));

    /// <summary>The key that brings an automorphism's result back: from s(x^k) to s.</summary>
    public SwitchKey Automorphism(int exponent) => SwitchFrom(Basis.Substitute(_secret, exponent));

    private SwitchKey SwitchFrom(RnsPolynomial other) =>
        new([.. Enumerable.Range(0, Basis.Moduli.Count).Select(i => EncryptScaled(Basis.Scale(other, Basis.Unit(i))))]);

    private BfvCiphertext EncryptScaled(RnsPolynomial scaled)
    {
        RnsPolynomial mask = _random.Uniform(Basis);
        RnsPolynomial noisy = Basis.Add(scaled, Basis.From(_random.Errors(_parameters.Degree)));
        return new BfvCiphertext(Basis.Subtract(noisy, Basis.Multiply(mask, _secret)), mask);
    }

    private BigInteger[] Phase(BfvCiphertext c) => Basis.ToCentred(Basis.Add(c.C0, Basis.Multiply(c.C1, _secret)));

    private static BigInteger Modulo(BigInteger value, BigInteger modulus)
    {
        BigInteger rest = value % modulus;
        return rest.Sign < 0 ? rest + modulus : rest;
    }

    private static BigInteger RoundedQuotient(BigInteger value, BigInteger divisor) => BfvEvaluator.RoundedQuotient(value, divisor);
}
