using System.Globalization;
using CoDesign.Compute.Hashes;
using static CoDesign.Compute.Tests.TestData;

namespace CoDesign.Compute.Tests.Hashes;

public sealed class BlakeTests
{
    private const int KeyColumn = 2, DerivationColumn = 3;

    private static readonly string[][] Cases = [.. Lines("blake3.txt").Select(l => l.Split(' '))];

    public static TheoryData<int> Lengths => [.. Cases.Select(c => int.Parse(c[0], CultureInfo.InvariantCulture))];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Outputs_of_blake3_are_those_of_its_authors(int length)
    {
        string[] vector = Cases.Single(c => c[0] == $"{length}");
        byte[] input = Input(length), output = new byte[vector[1].Length / 2];
        Blake.Blake3(input, output);
        Assert.Equal(vector[1], Convert.ToHexStringLower(output));
        Blake.Blake3Keyed("whats the Elvish word for friend"u8, input, output);
        Assert.Equal(vector[KeyColumn], Convert.ToHexStringLower(output));
        Blake.Blake3DeriveKey("BLAKE3 2019-12-27 16:29:52 test vectors context", input, output);
        Assert.Equal(vector[DerivationColumn], Convert.ToHexStringLower(output));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Pieces_make_no_difference_to_blake3(int length)
    {
        byte[] input = Input(length), output = new byte[32];
        foreach (int piece in (int[])[1023, 1024, 1025, 8192, 8193, 9000])
        {
            Blake3State state = Blake3State.StartHash();
            foreach (byte[] part in input.Chunk(piece))
            {
                state.Append(part);
            }
            state.Finish(output);
            Assert.Equal(Cases.Single(c => c[0] == $"{length}")[1][..64], Convert.ToHexStringLower(output));
        }
    }

    [Fact] // RFC 7693, Appendix E: every kind of key, input and digest goes into one digest
    public void Blake2s_passes_the_self_test_of_the_standard()
    {
        Blake2sState all = Blake2sState.Start(32);
        foreach (int digestBytes in (int[])[16, 20, 28, 32])
        {
            foreach (int inputBytes in (int[])[0, 3, 64, 65, 255, 1024])
            {
                byte[] input = Sequence(inputBytes);
                all.Append(Hash(Blake2sState.Start(digestBytes), input, digestBytes));
                all.Append(Hash(Blake2sState.Start(digestBytes, Sequence(digestBytes)), input, digestBytes));
            }
        }
        byte[] digest = new byte[32];
        all.Finish(digest);
        Assert.Equal("6a411f08ce25adcdfb02aba641451cec53c598b24f4fc787fbdc88797f4c1dfe", Convert.ToHexStringLower(digest));
    }

    private static byte[] Hash(Blake2sState state, byte[] input, int digestBytes)
    {
        byte[] digest = new byte[digestBytes];
        state.Append(input);
        state.Finish(digest);
        return digest;
    }

    private static byte[] Input(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i % 251))];

    // selftest_seq of the appendix, with the length as seed.
    private static byte[] Sequence(int length)
    {
        byte[] sequence = new byte[length];
        uint a = unchecked(0xdead_4bad * (uint)length), b = 1;
        for (int index = 0; index < length; index++)
        {
            (a, b) = (b, unchecked(a + b));
            sequence[index] = (byte)(b >> 24);
        }
        return sequence;
    }
}
