using System.Buffers.Binary;
using CoDesign.Compute.Hashes;

namespace CoDesign.Compute.Fhe;

/// <summary>Numbers for keys and errors, out of SHAKE256 of a seed: as good as the seed, and repeatable.</summary>
/// <param name="seed">Secret bytes.</param>
public sealed class FheRandom(byte[] seed)
{
    private const int BlockBytes = 4096;
    private const int PairsOfErrorBits = 21;
    private readonly byte[] _block = new byte[BlockBytes];
    private int _next = BlockBytes;
    private ulong _counter;

    /// <summary>A polynomial with coefficients −1, 0 and 1, equally likely.</summary>
    public long[] Ternary(int degree) => [.. Enumerable.Range(0, degree).Select(_ => (long)Below(3) - 1)];

    /// <summary>
    /// A polynomial of errors: differences of two sums of 21 bits, a standard deviation of 3.24 (√(21/2); the standard has 3.2).
    /// </summary>
    public long[] Errors(int degree)
    {
        long[] errors = new long[degree];
        const ulong Mask = (1ul << PairsOfErrorBits) - 1;
        for (int i = 0; i < degree; i++)
        {
            ulong bits = Take();
            errors[i] = System.Numerics.BitOperations.PopCount(bits & Mask) - System.Numerics.BitOperations.PopCount((bits >> PairsOfErrorBits) & Mask);
        }

        return errors;
    }

    /// <summary>A polynomial with uniform coefficients.</summary>
    public RnsPolynomial Uniform(RnsBasis basis) => new([.. basis.Moduli.Select(m =>
    {
        ulong[] residue = new ulong[basis.Degree];
        foreach (ref ulong value in residue.AsSpan())
        {
            value = Below(m.Value);
        }

        return residue;
    })]);

    // Rejection, so that no value is likelier than another.
    private ulong Below(ulong bound)
    {
        ulong limit = ulong.MaxValue - (ulong.MaxValue % bound);
        ulong value;
        do
        {
            value = Take();
        }
        while (value >= limit);

        return value % bound;
    }

    private ulong Take()
    {
        if (_next == BlockBytes)
        {
            byte[] input = new byte[seed.Length + sizeof(ulong)];
            seed.CopyTo(input, 0);
            BinaryPrimitives.WriteUInt64LittleEndian(input.AsSpan(seed.Length), _counter++);
            Keccak.Shake256(input, _block);
            _next = 0;
        }

        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(_next));
        _next += sizeof(ulong);
        return value;
    }
}
