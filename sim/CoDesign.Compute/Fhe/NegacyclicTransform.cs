using System.Numerics;

namespace CoDesign.Compute.Fhe;

/// <summary>
/// The number-theoretic transform of polynomials modulo x^N + 1: in it their product is element by element.
/// </summary>
/// <remarks>P. Longa and M. Naehrig, “Speeding up the Number Theoretic Transform…”, CANS 2016, algorithms 1 and 2.</remarks>
public sealed class NegacyclicTransform
{
    private readonly Modulus _modulus;
    private readonly ulong[] _powers;
    private readonly ulong[] _inversePowers;
    private readonly ulong _inverseDegree;

    /// <summary>Prepares the powers of a root.</summary>
    /// <param name="modulus">A prime p ≡ 1 (mod 2N).</param>
    /// <param name="degree">N, a power of two from 2 on.</param>
    /// <exception cref="ArgumentException">There is no such root.</exception>
    public NegacyclicTransform(Modulus modulus, int degree)
    {
        if (degree < 2 || !BitOperations.IsPow2(degree) || (modulus.Value - 1) % (2 * (ulong)degree) != 0)
        {
            throw new ArgumentException($"{modulus.Value} has no root of unity of order {2L * degree}", nameof(modulus));
        }

        _modulus = modulus;
        Degree = degree;
        ulong root = RootOf(modulus, 2 * (ulong)degree);
        _powers = Powers(root);
        _inversePowers = Powers(modulus.Invert(root));
        _inverseDegree = modulus.Invert((ulong)degree);
    }

    /// <summary>N.</summary>
    public int Degree { get; }

    /// <summary>Coefficients to values, in place; the values are in bit-reversed order.</summary>
    public void Forward(Span<ulong> values)
    {
        for (int blocks = 1, length = Degree / 2; length > 0; blocks *= 2, length /= 2)
        {
            for (int block = 0; block < blocks; block++)
            {
                ulong power = _powers[blocks + block];
                for (int i = 2 * block * length; i < ((2 * block) + 1) * length; i++)
                {
                    ulong upper = values[i];
                    ulong lower = _modulus.Multiply(values[i + length], power);
                    values[i] = _modulus.Add(upper, lower);
                    values[i + length] = _modulus.Subtract(upper, lower);
                }
            }
        }
    }

    /// <summary>Values to coefficients, in place.</summary>
    public void Inverse(Span<ulong> values)
    {
        for (int blocks = Degree / 2, length = 1; blocks > 0; blocks /= 2, length *= 2)
        {
            for (int block = 0; block < blocks; block++)
            {
                ulong power = _inversePowers[blocks + block];
                for (int i = 2 * block * length; i < ((2 * block) + 1) * length; i++)
                {
                    ulong upper = values[i];
                    ulong lower = values[i + length];
                    values[i] = _modulus.Add(upper, lower);
                    values[i + length] = _modulus.Multiply(_modulus.Subtract(upper, lower), power);
                }
            }
        }

        foreach (ref ulong value in values)
        {
            value = _modulus.Multiply(value, _inverseDegree);
        }
    }

    // The least x for which x^((p-1)/order) has the order wanted: its half power is -1.
    private static ulong RootOf(Modulus modulus, ulong order)
    {
        for (ulong candidate = 2; ; candidate++)
        {
            ulong root = modulus.Power(candidate, (modulus.Value - 1) / order);
            if (modulus.Power(root, order / 2) == modulus.Value - 1)
            {
                return root;
            }
        }
    }

    private ulong[] Powers(ulong root)
    {
        ulong[] powers = new ulong[Degree];
        int bits = BitOperations.Log2((uint)Degree);
        ulong power = 1;
        for (int i = 0; i < Degree; i++, power = _modulus.Multiply(power, root))
        {
            int reversed = 0;
            for (int bit = 0; bit < bits; bit++)
            {
                reversed |= ((i >> bit) & 1) << (bits - 1 - bit);
            }

            powers[reversed] = power;
        }

        return powers;
    }
}
