using System.Security.Cryptography;
using CoDesign.Compute.Hashes;
using static CoDesign.Compute.Tests.TestData;

namespace CoDesign.Compute.Tests.Hashes;

/// <summary>The cryptography of the platform as a second oracle, with messages of many lengths.</summary>
public sealed class PlatformTests
{
    private static readonly int[] Lengths = [0, 1, 63, 64, 65, 127, 128, 129, 1000, 4096, 65_537];

    [Fact]
    public void Sha2_agrees_with_the_platform()
    {
        foreach (byte[] message in Lengths.Select((l, i) => Noise((ulong)i, l)))
        {
            Expect(SHA256.HashData(message), HashFunction.Sha256, message);
            Expect(SHA384.HashData(message), HashFunction.Sha384, message);
            Expect(SHA512.HashData(message), HashFunction.Sha512, message);
        }
    }

    [PlatformSha3Fact]
    public void Sha3_agrees_with_the_platform()
    {
        foreach (byte[] message in Lengths.Select((l, i) => Noise((ulong)i, l)))
        {
            Expect(SHA3_256.HashData(message), HashFunction.Sha3_256, message);
            Expect(SHA3_384.HashData(message), HashFunction.Sha3_384, message);
            Expect(SHA3_512.HashData(message), HashFunction.Sha3_512, message);
            foreach (int outputBytes in (int[])[1, 32, 168, 169, 1000])
            {
                Assert.Equal(
                    Convert.ToHexStringLower(Shake128.HashData(message, outputBytes)), Digest(HashFunction.Shake128, message, outputBytes));
                Assert.Equal(
                    Convert.ToHexStringLower(Shake256.HashData(message, outputBytes)), Digest(HashFunction.Shake256, message, outputBytes));
            }
        }
    }

    [Fact]
    public void Hmac_agrees_with_the_platform_for_keys_around_the_block()
    {
        byte[] message = Noise(7, 300);
        foreach (int keyBytes in (int[])[0, 1, 63, 64, 65, 127, 128, 129, 300])
        {
            byte[] key = Noise((ulong)keyBytes, keyBytes), code256 = new byte[32], code384 = new byte[48], code512 = new byte[64];
            Hmac.Sha256(key, message, code256);
            Hmac.Sha384(key, message, code384);
            Hmac.Sha512(key, message, code512);
            Assert.Equal(HMACSHA256.HashData(key, message), code256);
            Assert.Equal(HMACSHA384.HashData(key, message), code384);
            Assert.Equal(HMACSHA512.HashData(key, message), code512);
        }
    }

    [PlatformSha3Fact]
    public void Hmac_over_sha3_agrees_with_the_platform()
    {
        byte[] key = Noise(1, 200), message = Noise(2, 300), code = new byte[32];
        var state = new HmacState<KeccakState>(KeccakState.StartSha3(256), key);
        state.Append(message);
        state.Finish(code);
        Assert.Equal(HMACSHA3_256.HashData(key, message), code);
    }

    private static void Expect(byte[] digest, HashFunction function, byte[] message) =>
        Assert.Equal(Convert.ToHexStringLower(digest), Digest(function, message));
}
