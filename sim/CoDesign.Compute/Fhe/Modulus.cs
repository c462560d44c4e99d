using System.Numerics;

namespace CoDesign.Compute.Fhe;

/// <summary>Arithmetic modulo an odd prime below 2^62. Values are always reduced.</summary>
/// <param name="Value">The prime.</param>
public readonly record struct Modulus(ulong Value)
{
    /// <summary>a + b.</summary>
    public ulong Add(ulong a, ulong b)
    {
        ulong sum = a + b;
        return sum >= Value ? sum - Value : sum;
    }

    /// <summary>a − b.</summary>
    public ulong Subtract(ulong a, ulong b) => a >= b ? a - b : a + Value - b;

    /// <summary>a · b.</summary>
    public ulong Multiply(ulong a, ulong b) => (ulong)((UInt128)a * b % Value);

    /// <summary>base to the power of an exponent.</summary>
    public ulong Power(ulong value, ulong exponent)
    {
        ulong result = 1 % Value;
        for (ulong square = value; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) != 0 ? Multiply(result, square) : result;
            square = Multiply(square, square);
        }

        return result;
    }

    /// <summary>1 / a, by Fermat; a is not 0.</summary>
    public ulong Invert(ulong value) => Power(value, Value - 2);

    /// <summary>A number of either sign, reduced.</summary>
    public ulong Reduce(BigInteger value)
    {
        BigInteger rest = value % Value;
        return (ulong)(rest.Sign < 0 ? rest + Value : rest);
    }

    /// <summary>A small number of either sign, reduced.</summary>
    public ulong Reduce(long value)
    {
        long rest = value % (long)Value;
        return (ulong)(rest < 0 ? rest + (long)Value : rest);
    }
}
