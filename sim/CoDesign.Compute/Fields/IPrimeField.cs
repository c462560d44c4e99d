using System.Numerics;

namespace CoDesign.Compute.Fields;

/// <summary>The integers modulo a prime.</summary>
/// <typeparam name="TSelf">The field.</typeparam>
public interface IPrimeField<TSelf> : IField<TSelf>
    where TSelf : unmanaged, IPrimeField<TSelf>
{
    /// <summary>The prime.</summary>
    static abstract BigInteger Modulus { get; }

    /// <summary>Bits of the prime.</summary>
    static abstract int BitCount { get; }

    /// <summary>A generator of the multiplicative group.</summary>
    static abstract TSelf Generator { get; }
}
