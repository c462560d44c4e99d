using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;

namespace CoDesign.Compute.Backends;

/// <summary>How many messages or states there are.</summary>
internal static class Batch
{
    /// <summary>Messages of one length.</summary>
    /// <exception cref="ArgumentException">Messages and digests are not as many.</exception>
    public static int CountOf(HashFunction function, int bytes, int messageBytes, int digestBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(messageBytes);
        int count = digestBytes / function.DigestBytes;
        return digestBytes % function.DigestBytes == 0 && (long)count * messageBytes == bytes
            ? count
            : throw new ArgumentException($"{bytes} bytes given for messages of {messageBytes}, {digestBytes} for digests of {function.DigestBytes}");
    }

    /// <summary>States of a permutation.</summary>
    /// <exception cref="ArgumentException">They are not whole.</exception>
    public static int CountOf<TField>(Poseidon2<TField> permutation, int elements)
        where TField : unmanaged, IPrimeField<TField> =>
        elements % permutation.Width == 0
            ? elements / permutation.Width
            : throw new ArgumentException($"{elements} elements given; a state has {permutation.Width}");
}
