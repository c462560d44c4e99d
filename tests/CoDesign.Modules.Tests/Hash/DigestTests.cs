using System.Security.Cryptography;
using System.Text;
using CoDesign.Machine.Tests.Fixture;
using CoDesign.Modules.Tests.Fixture;
using FsCheck;
using FsCheck.Fluent;
using Outcome = CoDesign.Machine.Tests.Fixture.Outcome;

namespace CoDesign.Modules.Tests.Hash;

public sealed class DigestTests
{
    // A fixed seed: the same cases on every host, and a failure prints the shrunk value.
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(25).WithReplay(20_261_122, 1);

    // NIST, "Cryptographic Standards and Guidelines: Example Values" for FIPS 180-4 and FIPS 202; CAVP SHA256ShortMsg.rsp, Len = 8.
    // Keccak-256: Keccak team, ShortMsgKAT_256.txt, Len = 0; "abc" as in Ethereum's execution specification tests.
    [Theory]
    [InlineData(0x0101, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(0x0101, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(0x0101, "\u00d3", "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1")]
    [InlineData(0x0101, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    [InlineData(0x0102, "abc", "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7")]
    [InlineData(0x0103, "abc", "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")]
    [InlineData(0x0111, "abc", "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf")]
    [InlineData(0x0112, "abc", "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532")]
    [InlineData(0x0112, "", "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a")]
    [InlineData(0x0113, "abc", "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25")]
    [InlineData(0x0114, "abc", "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0")]
    [InlineData(0x0118, "", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData(0x0118, "abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    public void A_digest_is_that_of_the_standard(int op, string message, string digest)
    {
        int bytes = digest.Length / 2;
        Outcome run = Unit.Hash(Unit.Chip(), (uint)op, Encoding.Latin1.GetBytes(message), bytes);
        Assert.Equal((ulong)Descriptor.Done, run.Register("s1"));
        Assert.Equal(digest, Convert.ToHexStringLower(run.Bytes("digest", bytes)));
        Assert.Equal(new byte[8], run.Bytes(run.Address("digest") + (ulong)bytes, 8)); // not one byte more
    }

    // Padding: 55 bytes are the most that fit a block with it, 64 and 128 are whole blocks; 135, 136: the rate of SHA3-256.
    [Theory]
    [InlineData(55)]
    [InlineData(56)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(111)]
    [InlineData(112)]
    [InlineData(128)]
    [InlineData(135)]
    [InlineData(136)]
    [InlineData(200)]
    public void Lengths_around_a_block_agree_with_the_platform(int length)
    {
        byte[] message = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
        Assert.Equal(SHA256.HashData(message), Unit.Hash(Unit.Chip(), Descriptor.Sha256, message, 32).Bytes("digest", 32));
        Assert.Equal(SHA512.HashData(message), Unit.Hash(Unit.Chip(), Descriptor.Sha512, message, 64).Bytes("digest", 64));
    }

    [Fact] // the message is the concatenation of the inputs, wherever they lie
    public void A_message_in_any_pieces_at_any_addresses_has_the_same_digest()
    {
        Gen<byte[]> piece = Gen.Choose(1, 150).SelectMany(n => Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(n));
        Gen<(byte[][], int)> scenario = Gen.Choose(1, 5).SelectMany(n => piece.ArrayOf(n)).SelectMany(p => Gen.Choose(0, 70).Select(gap => (p, gap)));
        Check.One(Repeatable, Prop.ForAll(Arb.From(scenario), s => HashesPieces(s.Item1, s.Item2)));
    }

    private static bool HashesPieces(byte[][] pieces, int gap)
    {
        Descriptor job = new()
        {
            Label = "job",
            Inputs = [.. pieces.Select((p, i) => ($"piece{i}", $"{p.Length}"))],
            Outputs = [("digest", "32")],
        };
        string data = string.Join('\n', pieces.Select((p, i) => $".zero {gap}; piece{i}: {Unit.Bytes(p)}"));
        Outcome run = Unit.Run(Unit.Chip(), job, $"{data}\n.align 3; digest: .zero 32");
        return SHA256.HashData([.. pieces.SelectMany(p => p)]).AsSpan().SequenceEqual(run.Bytes("digest", 32));
    }

    [Fact] // codesign.h: "only the first param[0] bytes are hashed"
    public void A_length_parameter_leaves_the_rest_of_the_buffer_out()
    {
        Descriptor job = new()
        {
            Label = "job",
            Inputs = [("message", "64")],
            Outputs = [("digest", "32")],
            Parameters = ["3"],
        };
        Outcome run = Unit.Run(Unit.Chip(), job, "message: .byte 97, 98, 99, 100; .zero 60; .align 3; digest: .zero 32");
        Assert.Equal(SHA256.HashData("abc"u8), run.Bytes("digest", 32));
        Assert.Equal(64 + 72, run.Record.Modules[0].BytesIn); // all of the buffer, and the descriptor: 32, 8 and twice 16 bytes
    }
}
