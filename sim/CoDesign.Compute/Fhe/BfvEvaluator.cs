using System.Numerics;

namespace CoDesign.Compute.Fhe;

/// <summary>What can be done with BFV ciphertexts without a secret. Nothing here knows a key but the switching keys it is given.</summary>
/// <remarks>
/// Fan and Vercauteren, ePrint 2012/144, sections 3 and 4; key switching by residues: Bajard et al., SAC 2016, section 4.5. Scaling is
/// exact, in numbers of any size.
/// </remarks>
/// <param name="parameters">The scheme.</param>
public sealed class BfvEvaluator(BfvParameters parameters)
{
    private RnsBasis Basis => parameters.Basis;

    /// <summary>Encrypts the sum.</summary>
    public BfvCiphertext Add(BfvCiphertext a, BfvCiphertext b) => new(Basis.Add(a.C0, b.C0), Basis.Add(a.C1, b.C1));

    /// <summary>Encrypts the product with a plaintext.</summary>
    /// <param name="a">The ciphertext.</param>
    /// <param name="plain">N coefficients from 0 to t − 1.</param>
    public BfvCiphertext MultiplyPlain(BfvCiphertext a, IReadOnlyList<long> plain)
    {
        // Centred, the plaintext is smaller, and so is the error.
        long t = (long)parameters.PlainModulus;
        RnsPolynomial factor = Basis.From([.. plain.Select(c => c > t / 2 ? c - t : c)]);
        return new BfvCiphertext(Basis.Multiply(a.C0, factor), Basis.Multiply(a.C1, factor));
    }

    /// <summary>Encrypts the product.</summary>
    /// <param name="a">A ciphertext.</param>
    /// <param name="b">Another or the same.</param>
    /// <param name="key">Key from s² to s.</param>
    public BfvCiphertext Multiply(BfvCiphertext a, BfvCiphertext b, SwitchKey key)
    {
        (RnsPolynomial a0, RnsPolynomial a1) = (Lift(a.C0), Lift(a.C1));
        (RnsPolynomial b0, RnsPolynomial b1) = (Lift(b.C0), Lift(b.C1));
        RnsBasis wide = parameters.Extended;
        RnsPolynomial c0 = ScaleDown(wide.Multiply(a0, b0));
        RnsPolynomial c1 = ScaleDown(wide.Add(wide.Multiply(a0, b1), wide.Multiply(a1, b0)));
        RnsPolynomial c2 = ScaleDown(wide.Multiply(a1, b1));
        return Add(new BfvCiphertext(c0, c1), Switch(c2, key));
    }

    /// <summary>Encrypts m(x^k).</summary>
    /// <param name="a">A ciphertext of m.</param>
    /// <param name="exponent">k: odd.</param>
    /// <param name="key">Key from s(x^k) to s.</param>
    public BfvCiphertext Substitute(BfvCiphertext a, int exponent, SwitchKey key)
    {
        BfvCiphertext switched = Switch(Basis.Substitute(a.C1, exponent), key);
        return switched with { C0 = Basis.Add(Basis.Substitute(a.C0, exponent), switched.C0) };
    }

    /// <summary>value / divisor, rounded to the nearest, halves up; the divisor is positive.</summary>
    internal static BigInteger RoundedQuotient(BigInteger value, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem((2 * value) + divisor, 2 * divisor, out BigInteger rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    // Σ over primes of (the residue, as small coefficients) times the key's part.
    private BfvCiphertext Switch(RnsPolynomial polynomial, SwitchKey key)
    {
        BfvCiphertext? sum = null;
        for (int i = 0; i < Basis.Moduli.Count; i++)
        {
            RnsPolynomial digit = Basis.From([.. polynomial.Residues[i].Select(v => (long)v)]);
            var part = new BfvCiphertext(Basis.Multiply(digit, key.Parts[i].C0), Basis.Multiply(digit, key.Parts[i].C1));
            sum = sum is null ? part : Add(sum, part);
        }

        return sum!;
    }

    private RnsPolynomial Lift(RnsPolynomial polynomial) => parameters.Extended.From(Basis.ToCentred(polynomial));

    private RnsPolynomial ScaleDown(RnsPolynomial product) =>
        Basis.From([.. parameters.Extended.ToCentred(product).Select(c => RoundedQuotient(c * parameters.PlainModulus, Basis.Product))]);
}
