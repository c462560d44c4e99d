using System.Numerics;

namespace CoDesign.Compute.Tensors;

/// <summary>
/// Exponential and hyperbolic tangent in single precision by our own polynomials: additions, multiplications, divisions and a floor,
/// each rounded once and in this order, so that every back end gets the same bits. One method for one number and for a vector of them;
/// a test compares the two.
/// </summary>
/// <remarks>Polynomials: S. Moshier, Cephes Mathematical Library 2.2, single precision, expf.c and tanhf.c.</remarks>
public static class Elementary
{
    // Between these the result is a normal number; beyond them it is 0 or infinity.
    private const float Smallest = -87.33654f;
    private const float Largest = 88.72283f;
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;
    private const float TanhSplit = 0.625f;

    private static ReadOnlySpan<float> ExpTerms =>
        [1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f];

    private static ReadOnlySpan<float> TanhTerms =>
        [-5.70498872745e-3f, 2.06390887954e-2f, -5.37397155531e-2f, 1.33314422036e-1f, -3.33332819422e-1f];

    /// <summary>e to the x.</summary>
    public static float Exp(float x)
    {
        float n = MathF.Floor((x * Log2E) + 0.5f);
        float r = x - (n * Ln2High);
        r -= n * Ln2Low;
        float sum = (Polynomial(ExpTerms, r) * (r * r)) + r;
        sum += 1.0f;
        if (x > Largest)
        {
            return float.PositiveInfinity;
        }

        if (x < Smallest)
        {
            return 0.0f;
        }

        if (float.IsNaN(x))
        {
            return x;
        }

        // 2^128 is no number, so the power of two comes in two halves.
        int power = (int)n;
        int half = power >> 1;
        return sum * PowerOfTwo(half) * PowerOfTwo(power - half);
    }

    /// <summary>e to the power of each element.</summary>
    public static Vector<float> Exp(Vector<float> x)
    {
        Vector<float> n = Vector.Floor((x * new Vector<float>(Log2E)) + new Vector<float>(0.5f));
        Vector<float> r = x - (n * new Vector<float>(Ln2High));
        r -= n * new Vector<float>(Ln2Low);
        Vector<float> sum = (Polynomial(ExpTerms, r) * (r * r)) + r;
        sum += Vector<float>.One;

        // What lies outside is replaced below; until then any power will do.
        Vector<int> power = Vector.ConvertToInt32(Vector.ConditionalSelect(IsInside(x), n, Vector<float>.Zero));
        Vector<int> half = Vector.ShiftRightArithmetic(power, 1);
        sum = sum * PowerOfTwo(half) * PowerOfTwo(power - half);
        sum = Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<float>(Largest)), new Vector<float>(float.PositiveInfinity), sum);
        sum = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(Smallest)), Vector<float>.Zero, sum);
        return Vector.ConditionalSelect(Vector.Equals(x, x), sum, x);
    }

    /// <summary>The hyperbolic tangent.</summary>
    public static float Tanh(float x)
    {
        float magnitude = MathF.Abs(x);
        if (!(magnitude < TanhSplit))
        {
            float large = 1.0f - (2.0f / (Exp(magnitude + magnitude) + 1.0f));
            return float.IsNaN(x) ? x : MathF.CopySign(large, x);
        }

        float square = x * x;
        return (Polynomial(TanhTerms, square) * square * x) + x;
    }

    /// <summary>The hyperbolic tangent of each element.</summary>
    public static Vector<float> Tanh(Vector<float> x)
    {
        Vector<float> magnitude = Vector.Abs(x);
        Vector<float> large = Vector<float>.One - (new Vector<float>(2.0f) / (Exp(magnitude + magnitude) + Vector<float>.One));
        Vector<float> sign = x & new Vector<float>(-0.0f);
        Vector<float> square = x * x;
        Vector<float> small = (Polynomial(TanhTerms, square) * square * x) + x;
        Vector<float> result = Vector.ConditionalSelect(Vector.LessThan(magnitude, new Vector<float>(TanhSplit)), small, large | sign);
        return Vector.ConditionalSelect(Vector.Equals(x, x), result, x);
    }

    private static Vector<int> IsInside(Vector<float> x) =>
        Vector.GreaterThanOrEqual(x, new Vector<float>(Smallest)) & Vector.LessThanOrEqual(x, new Vector<float>(Largest));

    private static float PowerOfTwo(int power) => BitConverter.Int32BitsToSingle((power + 127) << 23);

    private static Vector<float> PowerOfTwo(Vector<int> power) => Vector.AsVectorSingle(Vector.ShiftLeft(power + new Vector<int>(127), 23));

    private static float Polynomial(ReadOnlySpan<float> terms, float x)
    {
        float sum = terms[0];
        foreach (float term in terms[1..])
        {
            sum = (sum * x) + term;
        }

        return sum;
    }

    private static Vector<float> Polynomial(ReadOnlySpan<float> terms, Vector<float> x)
    {
        var sum = new Vector<float>(terms[0]);
        foreach (float term in terms[1..])
        {
            sum = (sum * x) + new Vector<float>(term);
        }

        return sum;
    }
}
