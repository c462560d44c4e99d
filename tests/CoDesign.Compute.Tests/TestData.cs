using CoDesign.Compute.Hashes;

namespace CoDesign.Compute.Tests;

/// <summary>Lines of the committed oracles.</summary>
internal static class TestData
{
    /// <summary>Lines without comments and blanks.</summary>
    public static string[] Lines(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", file)).Where(l => l.Length != 0 && l[0] != '#')];

    public static HashFunction Function(string name)
    {
        Assert.True(HashFunction.TryGet(name, out HashFunction? function), name);
        return function;
    }

    public static string Digest(HashFunction function, ReadOnlySpan<byte> message, int? digestBytes = null)
    {
        byte[] digest = new byte[digestBytes ?? function.DigestBytes];
        function.Hash(message, digest);
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>Byte i of n is (31 i + n) mod 256, as in data/digests.py.</summary>
    public static byte[] Pattern(int bytes) => [.. Enumerable.Range(0, bytes).Select(i => (byte)(((31 * i) + bytes) % 256))];

    /// <summary>Bytes without pattern from SplitMix64 (Steele, Lea, Flood, OOPSLA 2014); the same on every version of .NET.</summary>
    public static byte[] Noise(ulong seed, int bytes)
    {
        byte[] noise = new byte[bytes];
        for (int index = 0; index < bytes; index++)
        {
            noise[index] = unchecked((byte)Next(ref seed));
        }
        return noise;
    }

    public static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9e37_79b9_7f4a_7c15;
            ulong mixed = (state ^ (state >> 30)) * 0xbf58_476d_1ce4_e5b9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d0_49bb_1331_11eb;
            return mixed ^ (mixed >> 31);
        }
    }
}
