using System.Security.Cryptography;
using System.Text;
using CoDesign.Compute.Fields;
using CoDesign.Compute.Hashes;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;

namespace CoDesign.Modules.Tests.Hash;

// Functions beyond SHA-2 and SHA-3, keys, digests of any length, and batches.
public sealed class FurtherHashTests
{
    private const uint HmacSha256 = 0x0141;
    private const uint HashBatch = 0x01f0;

    private const string Full = """
        - id: hash0
          kind: hash
          zone: secure
          vendor: open
          clock: core
          rrid: 1
          registers: 0x4000_0000
          interrupt: 16
          ring: ram
          dma: {max_burst: 64 B, alignment: 1 B, outstanding: 4}
          energy: any
          overlaps_load: false
          hmac: true
          algorithms:
            sha224: {load: 16 cycles, rounds: 64 cycles, source: test}
            sha256: {load: 16 cycles, rounds: 64 cycles, source: test}
            sha384: {load: 16 cycles, rounds: 80 cycles, source: test}
            sha512: {load: 16 cycles, rounds: 80 cycles, source: test}
            sha512_256: {load: 16 cycles, rounds: 80 cycles, source: test}
            shake128: {load: 21 cycles, rounds: 24 cycles, source: test}
            shake256: {load: 17 cycles, rounds: 24 cycles, source: test}
            blake2s: {load: 0 cycles, rounds: 24 cycles, source: test}
            blake3: {load: 0 cycles, rounds: 14 cycles, source: test}
            poseidon2_goldilocks: {load: 8 cycles, rounds: 30 cycles, source: test}
            poseidon2_babybear: {load: 8 cycles, rounds: 21 cycles, source: test}
            poseidon2_bn254: {load: 2 cycles, rounds: 64 cycles, source: test}
        """;

    // FIPS 180-4 example values of NIST; FIPS 202 example values; RFC 7693, appendix B; test_vectors.json of BLAKE3 (input_len 0).
    [Theory]
    [InlineData(0x0104, "abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData(0x0105, "abc", "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23")]
    [InlineData(0x0115, "", "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")]
    [InlineData(0x0115, "", "7f9c2ba4")]
    [InlineData(0x0116, "", "46b9dd2b0ba88d13233b3feb743eeb243fcd52ea62b81b82b50c27646ed5762f")]
    [InlineData(0x0121, "abc", "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982")]
    [InlineData(0x0122, "", "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262")]
    public void A_digest_is_that_of_the_standard(int op, string message, string digest)
    {
        int bytes = digest.Length / 2;
        Outcome run = Unit.Hash(Unit.Chip(Full), (uint)op, Encoding.Latin1.GetBytes(message), bytes);
        Assert.Equal((ulong)Descriptor.Done, run.Register("s1"));
        Assert.Equal(digest, Convert.ToHexStringLower(run.Bytes("digest", bytes)));
    }

    [Fact] // the permutation has its vectors in the tests of Compute; here, that elements and digest go in and out
    public void Poseidon2_hashes_elements()
    {
        byte[] message = [.. Enumerable.Range(0, 160).Select(i => (byte)((i % 4) + 1))];
        var elements = new Goldilocks[20];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = Goldilocks.FromUInt64(BitConverter.ToUInt64(message, 8 * i));
        }

        var expected = new Goldilocks[4];
        Poseidon2Instances.Goldilocks12.Hash(elements, expected);
        Outcome run = Unit.Hash(Unit.Chip(Full), 0x0131, message, 32);
        Assert.Equal(expected.Select(e => e.Value), Enumerable.Range(0, 4).Select(i => BitConverter.ToUInt64(run.Bytes("digest", 32), 8 * i)));
        Assert.Equal(3, run.Record.Modules[0].Actions["poseidon2_goldilocks_permutation"]); // 20 elements, 8 at a time

        foreach (uint op in (uint[])[0x0132, 0x0133])
        {
            Assert.Equal((ulong)Descriptor.Done, Unit.Hash(Unit.Chip(Full), op, message, 32).Register("s1"));
            Assert.Equal((ulong)Descriptor.Malformed, Unit.Hash(Unit.Chip(Full), op, message[..3], 32).Register("s1"));
            Assert.Equal((ulong)Descriptor.Malformed, Unit.Hash(Unit.Chip(Full), op, [], 32).Register("s1"));
        }
    }

    [Theory] // RFC 4231, cases 1 and 6 (a key longer than a block), and the same with the platform's HMAC for other lengths
    [InlineData(0x0141, "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [InlineData(0x0142, "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6")]
    [InlineData(0x0143, "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854")]
    public void A_code_is_that_of_the_standard(int op, string key, string message, string code)
    {
        byte[] expected = Convert.FromHexString(code);
        Outcome run = Authenticate((uint)op, Convert.FromHexString(key), Convert.FromHexString(message), expected.Length);
        Assert.Equal(expected, run.Bytes("digest", expected.Length));
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(64, 64)]
    [InlineData(65, 3)]
    [InlineData(131, 54)]
    public void Keys_and_messages_of_any_length_agree_with_the_platform(int keyBytes, int messageBytes)
    {
        byte[] key = [.. Enumerable.Range(1, keyBytes).Select(i => (byte)(i * 3))];
        byte[] message = [.. Enumerable.Range(1, messageBytes).Select(i => (byte)(i * 7))];
        Outcome run = Authenticate(HmacSha256, key, message, 32);
        Assert.Equal(HMACSHA256.HashData(key, message), run.Bytes("digest", 32));

        // The message with its padding, and three more; a key longer than a block with its own padding.
        Assert.Equal(((messageBytes + 9 + 63) / 64) + 3 + (keyBytes > 64 ? (keyBytes + 9 + 63) / 64 : 0), run.Record.Modules[0].Actions["sha256_block"]);
    }

    // lowRISC/opentitan 34ceb5eb, hw/ip/hmac/doc/theory_of_operation.md: 80 cycles each for the inner key, the outer key and the inner
    // digest. The descriptor is one buffer longer, and the key is read: that takes some cycles more.
    [Fact]
    public void A_key_costs_three_blocks()
    {
        byte[] message = new byte[640];
        long hash = Unit.Hash(Unit.Chip(Full), Descriptor.Sha256, message, 32).Record.Modules[0].BusyCycles!.Value;
        long code = Authenticate(HmacSha256, new byte[32], message, 32).Record.Modules[0].BusyCycles!.Value;
        Assert.InRange(code - hash, 240, 240 + 20);
    }

    [Fact] // 168 bytes of SHAKE128 per permutation; after the message the rounds alone
    public void A_long_digest_takes_more_permutations()
    {
        long Busy(int bytes) => Unit.Hash(Unit.Chip(Full), 0x0115, new byte[10], bytes).Record.Modules[0].BusyCycles!.Value;
        Outcome run = Unit.Hash(Unit.Chip(Full), 0x0115, [], 400);
        Assert.Equal(3, run.Record.Modules[0].Actions["keccak_permutation"]);
        Assert.Equal("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26", Convert.ToHexStringLower(run.Bytes("digest", 32)));
        Assert.Equal(24 + 1, Busy(169) - Busy(168)); // and one more word of 8 bytes on the bus
    }

    [Fact]
    public void A_batch_hashes_each_message()
    {
        byte[] messages = [.. Enumerable.Range(0, 7 * 100).Select(i => (byte)(i * 13))];
        Outcome one = Batch(Full, messages, 100);
        Outcome four = Batch(Full.Replace("overlaps_load: false", "overlaps_load: false\n  lanes: {value: 4, source: test}", StringComparison.Ordinal), messages, 100);
        Assert.Equal(messages.Chunk(100).SelectMany(SHA256.HashData), one.Bytes("digest", 7 * 32));
        Assert.Equal(messages.Chunk(100).SelectMany(SHA256.HashData), four.Bytes("digest", 7 * 32));
        Assert.Equal(14, four.Record.Modules[0].Actions["sha256_block"]);

        // 14 blocks one after the other; 4 for the first lanes side by side.
        long saved = one.Record.Modules[0].BusyCycles!.Value - four.Record.Modules[0].BusyCycles!.Value;
        Assert.InRange(saved, (10 * 80) - 40, 10 * 80);
    }

    [Fact] // a masked unit has other energies, not other results
    public void A_masked_block_is_an_action_of_its_own()
    {
        string masked = Unit.OpenHash.Replace("overlaps_load: false", "overlaps_load: false\n  masked: true", StringComparison.Ordinal);
        string only = string.Join('\n', masked.Split('\n').Where(l => !l.Contains("sha384", StringComparison.Ordinal) && !l.Contains("sha512", StringComparison.Ordinal)));
        Outcome run = Unit.Hash(Unit.Chip(only), Descriptor.Sha256, "abc"u8.ToArray(), 32);
        Assert.Equal(SHA256.HashData("abc"u8), run.Bytes("digest", 32));
        Assert.Equal(1, run.Record.Modules[0].Actions["masked_sha256_block"]);
    }

    public static TheoryData<string, uint, string, int, int> Bad => new()
    {
        { "HMAC on a unit without it", HmacSha256, "", 64, 32 },
        { "three lengths", HmacSha256, "1 1 1", 64, 32 },
        { "long key", HmacSha256, "1 65", 64, 32 },
        { "long message", HmacSha256, "1", 64, 32 },
        { "batch without parameters", HashBatch, "", 64, 32 },
        { "batch of no op", HashBatch, "0 1 64", 64, 32 },
        { "batch of a batch", HashBatch, "496 1 64", 64, 32 },
        { "batch of HMAC", HashBatch, "321 1 64", 64, 32 },
        { "no messages", HashBatch, "257 0 64", 64, 32 },
        { "more messages than bytes", HashBatch, "257 2 64", 64, 64 },
        { "product of 2^64", HashBatch, "257 18446744073709551615 18446744073709551615", 64, 32 },
        { "digests without room", HashBatch, "257 2 32", 64, 32 },
        { "digest of no bytes", 0x0115, "", 64, 0 },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_job_that_cannot_be_done_has_a_status_and_a_finding(string what, uint op, string parameters, int inputBytes, int digestBytes)
    {
        string unit = what.Contains("without it", StringComparison.Ordinal) ? Full.Replace("hmac: true", "hmac: false", StringComparison.Ordinal) : Full;
        Descriptor job = new()
        {
            Label = "job",
            Op = op,
            Parameters = [.. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Inputs = [("message", $"{inputBytes}")],
            Outputs = [("digest", $"{digestBytes}")],
        };
        Outcome run = Unit.Run(Unit.Chip(unit), job, ".align 6; message: .zero 128; digest: .zero 128");
        Assert.Equal((ulong)Descriptor.Malformed, run.Register("s1"));
        Assert.Equal(1, run.Record.Modules[0].FailedJobs);
    }

    private static Outcome Authenticate(uint op, byte[] key, byte[] message, int codeBytes)
    {
        Descriptor job = new()
        {
            Label = "job",
            Op = op,
            Inputs = [("key", $"{key.Length}"), ("message", $"{message.Length}")],
            Outputs = [("digest", $"{codeBytes}")],
        };
        return Unit.Run(Unit.Chip(Full), job, $".align 6; key: {Unit.Bytes(key)} .align 6; message: {Unit.Bytes(message)} .align 6; digest: .zero {codeBytes}");
    }

    private static Outcome Batch(string unit, byte[] messages, int each)
    {
        int count = messages.Length / each;
        Descriptor job = new()
        {
            Label = "job",
            Op = HashBatch,
            Parameters = ["0x101", $"{count}", $"{each}"],
            Inputs = [("messages", $"{messages.Length}")],
            Outputs = [("digest", $"{count * 32}")],
        };
        return Unit.Run(Unit.Chip(unit), job, $".align 6; messages: {Unit.Bytes(messages)} .align 6; digest: .zero {count * 32}");
    }
}
