using System.Globalization;
using System.Text;
using CoDesign.Compute.Hashes;
using static CoDesign.Compute.Tests.TestData;

namespace CoDesign.Compute.Tests.Hashes;

/// <summary>Digests that others computed.</summary>
public sealed class KnownAnswerTests
{
    public static TheoryData<string> Functions => [.. HashFunction.All.Select(f => f.Name)];

    public static TheoryData<string> Vectors => [.. Lines("vectors.txt")];

    public static TheoryData<string> Codes => [.. Lines("hmac.txt")];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Published_message_has_the_known_digest(string vector)
    {
        string[] fields = vector.Split(' ');
        byte[] message = fields[2..] switch
        {
            ["text"] => [],
            ["text", string text] => Encoding.ASCII.GetBytes(text),
            ["hex", string digits] => Convert.FromHexString(digits),
            ["repeat", string value, string count] => Repeat(Convert.FromHexString(value)[0], count),
            _ => throw new FormatException(vector),
        };
        Assert.Equal(fields[1], Digest(Function(fields[0]), message, fields[1].Length / 2));
    }

    [Fact]
    public void Every_function_has_a_published_message()
    {
        IEnumerable<string> tested = Lines("vectors.txt").Select(l => l.Split(' ')[0]).Distinct();
        Assert.Equal(HashFunction.All.Select(f => f.Name).Order(), tested.Order());
    }

    // data/digests.py: the first eight bytes of each digest, and the digest of all of them.
    [Theory]
    [MemberData(nameof(Functions))]
    public void Messages_of_0_to_300_bytes_have_the_digests_of_hashlib(string name)
    {
        HashFunction function = Function(name);
        string[] oracle = Lines("digests.txt");
        int first = Array.IndexOf(oracle, name) + 1;
        Assert.NotEqual(0, first);
        string[] starts = [.. oracle[first..].TakeWhile(l => !l.StartsWith("all", StringComparison.Ordinal)).SelectMany(l => l.Split(' '))];
        Assert.Equal(301, starts.Length);
        var whole = new StringBuilder();
        for (int length = 0; length <= 300; length++)
        {
            string digest = Digest(function, Pattern(length));
            Assert.Equal($"{length}: {starts[length]}", $"{length}: {digest[..16]}");
            whole.Append(digest);
        }
        string all = oracle[first..].First(l => l.StartsWith("all", StringComparison.Ordinal))[4..];
        Assert.Equal(all, Digest(function, Convert.FromHexString(whole.ToString())));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Hmac_of_rfc_4231_has_the_known_code(string vector)
    {
        string[] fields = vector.Split(' ');
        byte[] key = Convert.FromHexString(fields[1]), message = Convert.FromHexString(fields[2]);
        byte[] code = new byte[fields[3].Length / 2];
        switch (fields[0])
        {
            case "HMAC-SHA-256":
                Hmac.Sha256(key, message, code);
                break;
            case "HMAC-SHA-384":
                Hmac.Sha384(key, message, code);
                break;
            default:
                Hmac.Sha512(key, message, code);
                break;
        }
        Assert.Equal(fields[3], Convert.ToHexStringLower(code));
    }

    private static byte[] Repeat(byte value, string count)
    {
        byte[] message = new byte[int.Parse(count, CultureInfo.InvariantCulture)];
        Array.Fill(message, value);
        return message;
    }
}
