using CoDesign.Compute.Hashes;

namespace CoDesign.Compute.Tests.Hashes;

public sealed class HashFunctionTests
{
#if DEBUG
    private const string? AllocatesInDebug = "without optimisation the tables of constants are reached through an object";
#else
    private const string? AllocatesInDebug = null;
#endif

    [Theory] // digest and block bytes: FIPS 180-4, Figure 1; FIPS 202, Table 3; rate = 200 - 2 x strength
    [InlineData("SHA-224", 28, 64)]
    [InlineData("SHA-256", 32, 64)]
    [InlineData("SHA-384", 48, 128)]
    [InlineData("SHA-512", 64, 128)]
    [InlineData("SHA-512/256", 32, 128)]
    [InlineData("SHA3-224", 28, 144)]
    [InlineData("SHA3-256", 32, 136)]
    [InlineData("SHA3-384", 48, 104)]
    [InlineData("SHA3-512", 64, 72)]
    [InlineData("SHAKE128", 32, 168)]
    [InlineData("SHAKE256", 64, 136)]
    [InlineData("Keccak-256", 32, 136)]
    [InlineData("BLAKE2s-256", 32, 64)] // RFC 7693, Section 2.1
    [InlineData("BLAKE3", 32, 64)]
    public void Parameters_are_those_of_the_standard(string name, int digestBytes, int blockBytes)
    {
        Assert.True(HashFunction.TryGet(name, out HashFunction? function));
        Assert.Equal((name, digestBytes, blockBytes), (function.ToString(), function.DigestBytes, function.BlockBytes));
    }

    [Theory]
    [InlineData("sha-256")]
    [InlineData("SHA256")]
    [InlineData("")]
    public void Other_spellings_are_not_found(string name) => Assert.False(HashFunction.TryGet(name, out _));

    [Fact]
    public void Names_are_unique() =>
        Assert.Equal(HashFunction.All.Count, HashFunction.All.Select(f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Theory] // SHA-2: ceil((L + 9) / 64) and ceil((L + 17) / 128); SHA-3: floor(L / r) + 1
    [InlineData("SHA-256", 0, 1)]
    [InlineData("SHA-256", 55, 1)]
    [InlineData("SHA-256", 56, 2)]
    [InlineData("SHA-256", 64, 2)]
    [InlineData("SHA-256", 119, 2)]
    [InlineData("SHA-256", 120, 3)]
    [InlineData("SHA-512", 111, 1)]
    [InlineData("SHA-512", 112, 2)]
    [InlineData("SHA-512/256", 128, 2)]
    [InlineData("SHA3-256", 0, 1)]
    [InlineData("SHA3-256", 135, 1)]
    [InlineData("SHA3-256", 136, 2)]
    [InlineData("SHA3-512", 71, 1)]
    [InlineData("SHA3-512", 72, 2)]
    [InlineData("SHAKE128", 167, 1)]
    [InlineData("SHAKE128", 168, 2)]
    [InlineData("BLAKE2s-256", 0, 1)] // no padding: max(1, ceil(L / 64))
    [InlineData("BLAKE2s-256", 64, 1)]
    [InlineData("BLAKE2s-256", 65, 2)]
    [InlineData("BLAKE3", 0, 1)] // the same, and a parent for each chunk of 1024 bytes but the first
    [InlineData("BLAKE3", 1024, 16)]
    [InlineData("BLAKE3", 1025, 18)]
    [InlineData("BLAKE3", 4097, 69)] // 65 blocks, 4 parents
    [InlineData("SHA-256", long.MaxValue, 144_115_188_075_855_873)] // (2^63 - 1 + 9) / 64 = 2^57 + 1/8, rounded up
    [InlineData("SHA3-512", long.MaxValue, 128_102_389_400_760_776)] // floor((2^63 - 1) / 72) + 1
    public void Blocks_include_the_padding(string name, long messageBytes, long blocks) =>
        Assert.Equal(blocks, TestData.Function(name).BlocksFor(messageBytes));

    [Theory]
    [InlineData(168, 1)]
    [InlineData(169, 2)]
    [InlineData(336, 2)]
    [InlineData(337, 3)]
    [InlineData(0, 1)]
    public void Long_outputs_of_shake_permute_in_between(long digestBytes, long blocks) =>
        Assert.Equal(blocks, HashFunction.Shake128.BlocksFor(0, digestBytes));

    [Fact]
    public void Negative_lengths_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => HashFunction.Sha256.BlocksFor(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HashFunction.Shake128.BlocksFor(0, -1));
    }

    [Fact]
    public void Digest_of_another_length_is_refused()
    {
        foreach (HashFunction function in HashFunction.All.Where(f => !f.IsExtendable))
        {
            foreach (int wrong in (int[])[0, function.DigestBytes - 1, function.DigestBytes + 1])
            {
                Assert.Throws<ArgumentException>(() => function.Hash([], new byte[wrong]));
            }
        }
    }

    [Fact]
    public void Shorter_output_of_shake_is_the_start_of_a_longer_one()
    {
        foreach (HashFunction function in HashFunction.All.Where(f => f.IsExtendable))
        {
            byte[] longest = new byte[600];
            function.Hash("abc"u8, longest);
            for (int length = 0; length < longest.Length; length++)
            {
                byte[] shorter = new byte[length];
                function.Hash("abc"u8, shorter);
                Assert.Equal(longest[..length], shorter);
            }
        }
    }

    [Fact]
    public void Digest_may_overwrite_the_message()
    {
        foreach (HashFunction function in HashFunction.All)
        {
            byte[] buffer = TestData.Pattern(300);
            string expected = TestData.Digest(function, buffer);
            function.Hash(buffer, buffer.AsSpan(10, function.DigestBytes));
            Assert.Equal(expected, Convert.ToHexStringLower(buffer.AsSpan(10, function.DigestBytes)));
        }
    }

    [Fact(Skip = AllocatesInDebug)]
    public void Hashing_does_not_allocate()
    {
        byte[] message = TestData.Pattern(1000), digest = new byte[64], code = new byte[32];
        foreach (HashFunction function in HashFunction.All)
        {
            function.Hash(message, digest.AsSpan(0, function.DigestBytes)); // compiled now
        }
        Hmac.Sha256(message, message, code);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int index = 0; index < HashFunction.All.Count; index++)
        {
            HashFunction.All[index].Hash(message, digest.AsSpan(0, HashFunction.All[index].DigestBytes));
        }
        Hmac.Sha256(message, message, code);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void State_that_was_not_started_is_refused()
    {
        Assert.Throws<ArgumentException>(() => default(Sha256State).Finish(new byte[32]));
        Assert.Throws<ArgumentException>(() => default(Sha512State).Finish([]));
        Assert.Throws<InvalidOperationException>(() => default(KeccakState).Finish(new byte[32]));
        Assert.Throws<InvalidOperationException>(() => default(KeccakState).Append([1]));
        Assert.Throws<InvalidOperationException>(() => default(Blake2sState).Append([1]));
        Assert.Throws<InvalidOperationException>(() => default(Blake2sState).Finish(new byte[32]));
        Assert.Throws<InvalidOperationException>(() => default(Blake3State).Append([1]));
        Assert.Throws<InvalidOperationException>(() => default(Blake3State).Finish(new byte[32]));
    }

    [Fact]
    public void Parameters_outside_the_standard_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => KeccakState.StartSha3(128));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeccakState.StartKeccak(160));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeccakState.StartShake(512));
        Assert.Throws<ArgumentException>(() => new HmacState<KeccakState>(KeccakState.StartShake(128), []));
        Assert.Throws<ArgumentException>(() => Sha256Compression.Compress(new uint[7], []));
        Assert.Throws<ArgumentException>(() => Sha512Compression.Compress(new ulong[8], new byte[127]));
        Assert.Throws<ArgumentException>(() => KeccakPermutation.Permute(new ulong[24]));
        Assert.Throws<ArgumentException>(() => Hmac.Sha256([], [], new byte[31]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Blake2sState.Start(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Blake2sState.Start(33));
        Assert.Throws<ArgumentException>(() => Blake2sState.Start(32, new byte[33]));
        Assert.Throws<ArgumentException>(() => Blake3State.StartKeyed(new byte[31]));
    }
}
