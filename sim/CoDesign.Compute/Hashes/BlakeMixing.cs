using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoDesign.Compute.Hashes;

/// <summary>What BLAKE2s and BLAKE3 have in common.</summary>
internal static class BlakeMixing
{
    /// <summary>Bytes of one block: sixteen 32-bit words.</summary>
    public const int BlockBytes = 64;

    /// <summary>Words of a block and of the working vector.</summary>
    public const int BlockWords = 16;

    /// <summary>Words of a hash value.</summary>
    public const int HashWords = 8;

    /// <summary>One round of both: columns, then diagonals. RFC 7693, Section 3.1 and 3.2.</summary>
    /// <param name="v">The working vector.</param>
    /// <param name="m">The block.</param>
    /// <param name="order">In which order the words of the block enter.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Round(Span<uint> v, ReadOnlySpan<uint> m, ReadOnlySpan<byte> order)
    {
        v = v[..BlockWords];
        m = m[..BlockWords];
        order = order[..BlockWords];
        Mix(ref v[0], ref v[4], ref v[8], ref v[12], m[order[0]], m[order[1]]);
        Mix(ref v[1], ref v[5], ref v[9], ref v[13], m[order[2]], m[order[3]]);
        Mix(ref v[2], ref v[6], ref v[10], ref v[14], m[order[4]], m[order[5]]);
        Mix(ref v[3], ref v[7], ref v[11], ref v[15], m[order[6]], m[order[7]]);
        Mix(ref v[0], ref v[5], ref v[10], ref v[15], m[order[8]], m[order[9]]);
        Mix(ref v[1], ref v[6], ref v[11], ref v[12], m[order[10]], m[order[11]]);
        Mix(ref v[2], ref v[7], ref v[8], ref v[13], m[order[12]], m[order[13]]);
        Mix(ref v[3], ref v[4], ref v[9], ref v[14], m[order[14]], m[order[15]]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ref uint a, ref uint b, ref uint c, ref uint d, uint x, uint y)
    {
        unchecked
        {
            a += b + x;
            d = BitOperations.RotateRight(d ^ a, 16);
            c += d;
            b = BitOperations.RotateRight(b ^ c, 12);
            a += b + y;
            d = BitOperations.RotateRight(d ^ a, 8);
            c += d;
            b = BitOperations.RotateRight(b ^ c, 7);
        }
    }
}
