using System.Numerics;
using CoDesign.Compute.Fhe;

namespace CoDesign.Compute.Tests.Fhe;

public sealed class BfvTests
{
    private const int Degree = 4096;
    private const ulong PlainModulus = 65537;

    // Three primes of 36 bits: 108 bits, and the standard allows 109 for 128 bits of security.
    private static readonly BfvParameters Parameters = new(Degree, NttPrimes.Largest(36, Degree, 3), PlainModulus, 128);
    private static readonly BfvKeys Keys = new(Parameters, new FheRandom([1, 2, 3]));
    private static readonly BfvEvaluator Evaluator = new(Parameters);

    // HomomorphicEncryption.org, Homomorphic Encryption Security Standard, November 2018, table 1, uniform ternary secrets, classical.
    [Theory]
    [InlineData(1024, 128, 27)]
    [InlineData(4096, 128, 109)]
    [InlineData(8192, 192, 152)]
    [InlineData(32768, 256, 476)]
    public void The_table_is_that_of_the_standard(int degree, int security, int bits) => Assert.Equal(bits, SecurityTable.MostBits(degree, security));

    [Fact]
    public void Parameters_are_checked()
    {
        Assert.Throws<ArgumentException>(() => new BfvParameters(Degree, NttPrimes.Largest(37, Degree, 3), PlainModulus, 128)); // 111 bits
        Assert.Throws<ArgumentException>(() => new BfvParameters(Degree, NttPrimes.Largest(36, Degree, 3), PlainModulus, 192));
        Assert.Throws<ArgumentException>(() => new BfvParameters(512, NttPrimes.Largest(20, 512, 1), 2, 128)); // no row
        Assert.Throws<ArgumentException>(() => new BfvParameters(Degree, [NttPrimes.Largest(36, Degree, 1)[0], NttPrimes.Largest(36, Degree, 1)[0]], PlainModulus, 128));
        Assert.Throws<ArgumentException>(() => new BfvParameters(Degree, [(1ul << 36) + 1], PlainModulus, 128)); // no prime
        Assert.Throws<ArgumentException>(() => new BfvParameters(Degree, NttPrimes.Largest(36, Degree, 3), 1, 128));
    }

    [Fact]
    public void What_was_encrypted_comes_back()
    {
        long[] message = Message(1);
        Assert.Equal(message, Keys.Decrypt(Keys.Encrypt(message)));
    }

    [Fact]
    public void The_sum_of_ciphertexts_is_the_sum()
    {
        (long[] a, long[] b) = (Message(2), Message(3));
        Assert.Equal(a.Zip(b, (x, y) => (x + y) % (long)PlainModulus), Keys.Decrypt(Evaluator.Add(Keys.Encrypt(a), Keys.Encrypt(b))));
    }

    [Fact]
    public void A_plaintext_factor_multiplies()
    {
        (long[] a, long[] b) = (Message(4), Message(5));
        Assert.Equal(Product(a, b), Keys.Decrypt(Evaluator.MultiplyPlain(Keys.Encrypt(a), b)));
    }

    [Fact]
    public void The_product_of_ciphertexts_is_the_product()
    {
        (long[] a, long[] b) = (Message(6), Message(7));
        SwitchKey key = Keys.Relinearisation();
        BfvCiphertext fresh = Keys.Encrypt(a);
        BfvCiphertext product = Evaluator.Multiply(fresh, Keys.Encrypt(b), key);
        Assert.Equal(Product(a, b), Keys.Decrypt(product));
        Assert.InRange(Keys.NoiseBudget(product), 1, Keys.NoiseBudget(fresh) - 1); // a multiplication costs budget and leaves some
    }

    [Fact] // with the key of somebody else, or none of the right kind, nothing is left
    public void A_wrong_key_does_not_relinearise()
    {
        (long[] a, long[] b) = (Message(6), Message(7));
        SwitchKey wrong = new BfvKeys(Parameters, new FheRandom([9])).Relinearisation();
        BfvCiphertext product = Evaluator.Multiply(Keys.Encrypt(a), Keys.Encrypt(b), wrong);
        Assert.NotEqual(Product(a, b), Keys.Decrypt(product));
        Assert.InRange(Keys.NoiseBudget(product), int.MinValue, 0);
    }

    [Theory]
    [InlineData(3)]
    [InlineData((2 * Degree) - 1)]
    public void An_automorphism_of_the_ciphertext_is_one_of_the_plaintext(int exponent)
    {
        long[] message = Message(8);
        long[] expected = new long[Degree];
        for (int i = 0; i < Degree; i++)
        {
            long power = (long)i * exponent % (2 * Degree);
            expected[power % Degree] = power < Degree ? message[i] : ((long)PlainModulus - message[i]) % (long)PlainModulus;
        }

        Assert.Equal(expected, Keys.Decrypt(Evaluator.Substitute(Keys.Encrypt(message), exponent, Keys.Automorphism(exponent))));
    }

    // (1 + x)(1 - x^(N-1)) = 1 + x - x^(N-1) - x^N = 2 + x - x^(N-1), because x^N = -1.
    [Fact]
    public void Polynomials_wrap_with_a_sign()
    {
        RnsBasis basis = Parameters.Basis;
        long[] a = new long[Degree];
        long[] b = new long[Degree];
        long[] expected = new long[Degree];
        (a[0], a[1], b[0], b[Degree - 1]) = (1, 1, 1, -1);
        (expected[0], expected[1], expected[Degree - 1]) = (2, 1, -1);
        Assert.Equal(expected.Select(c => new BigInteger(c)), basis.ToCentred(basis.Multiply(basis.From(a), basis.From(b))));
    }

    [Fact]
    public void Transforms_are_inverse_and_evaluate_at_odd_powers_of_a_root()
    {
        const int Small = 8;
        var modulus = new Modulus(97); // 96 = 6 · 16
        var transform = new NegacyclicTransform(modulus, Small);
        ulong[] polynomial = [3, 1, 4, 1, 5, 9, 2, 6];
        ulong[] values = [.. polynomial];
        transform.Forward(values);

        // All values at all x with x^8 = -1, in some order.
        IEnumerable<ulong> expected = Enumerable.Range(1, 96).Select(x => (ulong)x).Where(x => modulus.Power(x, Small) == 96)
            .Select(x => polynomial.Select((c, i) => modulus.Multiply(c, modulus.Power(x, (ulong)i))).Aggregate((s, v) => modulus.Add(s, v)));
        Assert.Equal(expected.Order(), values.Order());
        transform.Inverse(values);
        Assert.Equal(polynomial, values);
    }

    [Fact]
    public void Fast_conversion_is_right_up_to_a_small_multiple_of_the_modulus()
    {
        RnsBasis source = Parameters.Basis;
        RnsBasis target = Parameters.Extended;
        RnsPolynomial polynomial = new FheRandom([5]).Uniform(source);
        BigInteger[] exact = source.ToCentred(polynomial);
        BigInteger[] converted = target.ToCentred(source.Convert(polynomial, target));
        for (int i = 0; i < Degree; i++)
        {
            BigInteger value = exact[i].Sign < 0 ? exact[i] + source.Product : exact[i];
            var multiple = BigInteger.DivRem(converted[i] - value, source.Product, out BigInteger rest);
            Assert.Equal(BigInteger.Zero, rest);
            Assert.InRange(multiple, 0, source.Moduli.Count - 1);
        }
    }

    [Fact]
    public void Errors_have_the_deviation_of_the_standard()
    {
        long[] errors = new FheRandom([6]).Errors(1 << 16);
        double deviation = Math.Sqrt(errors.Average(e => (double)e * e));
        Assert.InRange(deviation, 3.2, 3.3); // √(21/2) = 3.24; 65,536 samples are off by 0.3 %
        Assert.InRange(errors.Average(), -0.05, 0.05);
        Assert.Equal([-1L, 0, 1], new FheRandom([7]).Ternary(1000).Distinct().Order());
    }

    [Fact]
    public void Primes_are_primes()
    {
        Assert.Equal([2ul, 3, 5, 7, 11, 13, 97, 65537], new ulong[] { 1, 2, 3, 4, 5, 7, 9, 11, 13, 91, 97, 65537, 3215031751, 341550071728321 }.Where(NttPrimes.IsPrime));
        Assert.All(NttPrimes.Largest(36, Degree, 3), p => Assert.Equal(1ul, p % (2 * Degree)));
    }

    private static long[] Message(ulong seed)
    {
        byte[] noise = TestData.Noise(seed, Degree * 2);
        return [.. Enumerable.Range(0, Degree).Select(i => (long)BitConverter.ToUInt16(noise, 2 * i))];
    }

    // The definition, in plain integers.
    private static long[] Product(long[] a, long[] b)
    {
        long[] result = new long[Degree];
        for (int i = 0; i < Degree; i++)
        {
            for (int j = 0; j < Degree; j++)
            {
                long product = a[i] * b[j] % (long)PlainModulus;
                int place = (i + j) % Degree;
                result[place] = (result[place] + (i + j < Degree ? product : (long)PlainModulus - product)) % (long)PlainModulus;
            }
        }

        return result;
    }
}
