using System.Numerics;

namespace CoDesign.Compute.Fhe;

/// <summary>A product of primes: polynomials modulo x^N + 1 and the product are kept as one residue polynomial for each prime.</summary>
public sealed class RnsBasis
{
    private readonly NegacyclicTransform[] _transforms;
    private readonly BigInteger[] _cofactors;
    private readonly ulong[] _inverseCofactors;

    /// <summary>A basis.</summary>
    /// <param name="primes">Different primes p ≡ 1 (mod 2N) below 2^62.</param>
    /// <param name="degree">N, a power of two.</param>
    /// <exception cref="ArgumentException">A number is not such a prime, or there twice.</exception>
    public RnsBasis(IReadOnlyList<ulong> primes, int degree)
    {
        if (primes.Count == 0 || primes.Distinct().Count() != primes.Count || primes.Any(p => p >= 1ul << 62 || !NttPrimes.IsPrime(p)))
        {
            throw new ArgumentException("a basis needs different primes below 2^62", nameof(primes));
        }

        Degree = degree;
        Moduli = [.. primes.Select(p => new Modulus(p))];
        Product = primes.Aggregate(BigInteger.One, (product, prime) => product * prime);
        _transforms = [.. Moduli.Select(m => new NegacyclicTransform(m, degree))];
        _cofactors = [.. Moduli.Select(m => Product / m.Value)];
        _inverseCofactors = [.. Moduli.Select((m, i) => m.Invert(m.Reduce(_cofactors[i])))];
    }

    /// <summary>N.</summary>
    public int Degree { get; }

    /// <summary>The primes.</summary>
    public IReadOnlyList<Modulus> Moduli { get; }

    /// <summary>Their product.</summary>
    public BigInteger Product { get; }

    /// <summary>The number that is 1 modulo one of the primes and 0 modulo the others.</summary>
    /// <param name="index">Of the prime.</param>
    public BigInteger Unit(int index) => _cofactors[index] * _inverseCofactors[index];

    /// <summary>a + b.</summary>
    public RnsPolynomial Add(RnsPolynomial a, RnsPolynomial b) => Combine(a, b, (modulus, x, y) => modulus.Add(x, y));

    /// <summary>a − b.</summary>
    public RnsPolynomial Subtract(RnsPolynomial a, RnsPolynomial b) => Combine(a, b, (modulus, x, y) => modulus.Subtract(x, y));

    /// <summary>a · b modulo x^N + 1.</summary>
    public RnsPolynomial Multiply(RnsPolynomial a, RnsPolynomial b)
    {
        ulong[][] result = new ulong[Moduli.Count][];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = [.. a.Residues[i]];
            ulong[] other = [.. b.Residues[i]];
            _transforms[i].Forward(result[i]);
            _transforms[i].Forward(other);
            for (int j = 0; j < other.Length; j++)
            {
                result[i][j] = Moduli[i].Multiply(result[i][j], other[j]);
            }

            _transforms[i].Inverse(result[i]);
        }

        return new RnsPolynomial(result);
    }

    /// <summary>Every coefficient times a number.</summary>
    public RnsPolynomial Scale(RnsPolynomial a, BigInteger factor) => new(
        [.. a.Residues.Select((residue, i) =>
        {
            ulong reduced = Moduli[i].Reduce(factor);
            return residue.Select(value => Moduli[i].Multiply(value, reduced)).ToArray();
        })]);

    /// <summary>The automorphism x → x^k.</summary>
    /// <param name="a">The polynomial.</param>
    /// <param name="exponent">k: odd, from 1 to 2N − 1.</param>
    public RnsPolynomial Substitute(RnsPolynomial a, int exponent)
    {
        if (exponent % 2 == 0 || exponent < 1 || exponent >= 2 * Degree)
        {
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "odd, from 1 to 2N - 1");
        }

        ulong[][] result = [.. Moduli.Select(_ => new ulong[Degree])];
        for (int i = 0; i < Degree; i++)
        {
            // x^N = -1: the powers from N on change the sign.
            int power = (int)((long)i * exponent % (2 * Degree));
            for (int prime = 0; prime < result.Length; prime++)
            {
                ulong value = a.Residues[prime][i];
                result[prime][power % Degree] = power < Degree ? value : Moduli[prime].Subtract(0, value);
            }
        }

        return new RnsPolynomial(result);
    }

    /// <summary>Small coefficients as residues.</summary>
    public RnsPolynomial From(IReadOnlyList<long> coefficients) => new([.. Moduli.Select(m => coefficients.Select(c => m.Reduce(c)).ToArray())]);

    /// <summary>Coefficients of any size as residues.</summary>
    public RnsPolynomial From(IReadOnlyList<BigInteger> coefficients) => new([.. Moduli.Select(m => coefficients.Select(c => m.Reduce(c)).ToArray())]);

    /// <summary>Coefficients between −Q/2 and Q/2, exactly (Chinese remainder theorem).</summary>
    public BigInteger[] ToCentred(RnsPolynomial a)
    {
        var result = new BigInteger[Degree];
        for (int i = 0; i < Degree; i++)
        {
            BigInteger sum = BigInteger.Zero;
            for (int prime = 0; prime < Moduli.Count; prime++)
            {
                sum += Moduli[prime].Multiply(a.Residues[prime][i], _inverseCofactors[prime]) * _cofactors[prime];
            }

            sum %= Product;
            result[i] = sum * 2 > Product ? sum - Product : sum;
        }

        return result;
    }

    /// <summary>
    /// Fast conversion to another basis: without numbers wider than a residue, but the result is a + e·Q with 0 ≤ e &lt; the number of
    /// primes (Bajard, Eynard, Hasan, Zucca, SAC 2016, section 2.2).
    /// </summary>
    /// <param name="a">A polynomial of this basis.</param>
    /// <param name="target">The other basis, of the same degree.</param>
    public RnsPolynomial Convert(RnsPolynomial a, RnsBasis target)
    {
        ulong[][] scaled = [.. a.Residues.Select((residue, i) => residue.Select(v => Moduli[i].Multiply(v, _inverseCofactors[i])).ToArray())];
        return new RnsPolynomial([.. target.Moduli.Select(modulus =>
        {
            ulong[] factors = [.. _cofactors.Select(modulus.Reduce)];
            ulong[] result = new ulong[Degree];
            for (int i = 0; i < Degree; i++)
            {
                for (int prime = 0; prime < factors.Length; prime++)
                {
                    result[i] = modulus.Add(result[i], modulus.Multiply(scaled[prime][i] % modulus.Value, factors[prime]));
                }
            }

            return result;
        })]);
    }

    private RnsPolynomial Combine(RnsPolynomial a, RnsPolynomial b, Func<Modulus, ulong, ulong, ulong> function)
    {
        ulong[][] result = new ulong[Moduli.Count][];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = new ulong[Degree];
            for (int j = 0; j < Degree; j++)
            {
                result[i][j] = function(Moduli[i], a.Residues[i][j], b.Residues[i][j]);
            }
        }

        return new RnsPolynomial(result);
    }
}
