using CoDesign.Compute.Hashes;
using static CoDesign.Compute.Tests.TestData;

namespace CoDesign.Compute.Tests.Hashes;

/// <summary>A message in pieces has the digest of the message as a whole.</summary>
public sealed class IncrementalTests
{
    private const int Messages = 200, MaximumBytes = 700;

    [Fact]
    public void Sha2_in_pieces_equals_sha2_of_the_whole()
    {
        ExpectEqual("SHA-224", Sha256State.StartSha224());
        ExpectEqual("SHA-256", Sha256State.StartSha256());
        ExpectEqual("SHA-384", Sha512State.StartSha384());
        ExpectEqual("SHA-512", Sha512State.StartSha512());
        ExpectEqual("SHA-512/256", Sha512State.StartSha512_256());
    }

    [Fact]
    public void Keccak_in_pieces_equals_keccak_of_the_whole()
    {
        ExpectEqual("SHA3-224", KeccakState.StartSha3(224));
        ExpectEqual("SHA3-256", KeccakState.StartSha3(256));
        ExpectEqual("SHA3-384", KeccakState.StartSha3(384));
        ExpectEqual("SHA3-512", KeccakState.StartSha3(512));
        ExpectEqual("SHAKE128", KeccakState.StartShake(128));
        ExpectEqual("SHAKE256", KeccakState.StartShake(256));
        ExpectEqual("Keccak-256", KeccakState.StartKeccak(256));
    }

    [Fact]
    public void Blake_in_pieces_equals_blake_of_the_whole()
    {
        ExpectEqual("BLAKE2s-256", Blake2sState.Start(32));
        ExpectEqual("BLAKE3", Blake3State.StartHash());
    }

    [Fact]
    public void Hmac_in_pieces_equals_hmac_of_the_whole()
    {
        byte[] key = Noise(1, 40), message = Noise(2, 500), whole = new byte[48], pieces = new byte[48];
        Hmac.Sha384(key, message, whole);
        var state = new HmacState<Sha512State>(Sha512State.StartSha384(), key);
        for (int start = 0; start < message.Length; start += 33)
        {
            state.Append(message.AsSpan(start, Math.Min(33, message.Length - start)));
        }
        state.Finish(pieces);
        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void Copied_state_goes_on_by_itself()
    {
        Sha256State first = Sha256State.StartSha256();
        first.Append("shared "u8);
        Sha256State second = first;
        first.Append("one"u8);
        second.Append("two"u8);
        byte[] digest = new byte[32];
        first.Finish(digest);
        Assert.Equal(Digest(HashFunction.Sha256, "shared one"u8), Convert.ToHexStringLower(digest));
        second.Finish(digest);
        Assert.Equal(Digest(HashFunction.Sha256, "shared two"u8), Convert.ToHexStringLower(digest));
    }

    private static void ExpectEqual<TState>(string name, TState fresh)
        where TState : struct, IHashState
    {
        HashFunction function = Function(name);
        byte[] digest = new byte[function.DigestBytes];
        Assert.Equal(function.BlockBytes, fresh.BlockBytes);
        Assert.Equal(function.IsExtendable ? 0 : function.DigestBytes, fresh.DigestBytes);
        for (ulong seed = 0; seed < Messages; seed++)
        {
            ulong random = seed;
            byte[] message = Noise(seed, (int)(Next(ref random) % MaximumBytes));
            TState state = fresh;
            for (int start = 0; start < message.Length;)
            {
                // Short pieces are likelier, empty ones included.
                int limit = 1 << (int)(Next(ref random) % 10);
                int piece = Math.Min(message.Length - start, (int)(Next(ref random) % (ulong)limit));
                state.Append(message.AsSpan(start, piece));
                start += piece;
                // Finishing in between gives the digest so far and disturbs nothing.
                state.Finish(digest);
                Assert.True(Digest(function, message.AsSpan(0, start)) == Convert.ToHexStringLower(digest), $"{name}, seed {seed}, {start} bytes");
            }
        }
    }
}
