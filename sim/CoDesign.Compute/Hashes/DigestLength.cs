using System.Runtime.CompilerServices;

namespace CoDesign.Compute.Hashes;

/// <summary>Checks the length of a result where it is about to be written.</summary>
internal static class DigestLength
{
    /// <exception cref="ArgumentException">The lengths differ; 0 expected bytes come from a state that nobody started.</exception>
    public static void Check(Span<byte> digest, int expectedBytes, [CallerArgumentExpression(nameof(digest))] string name = "")
    {
        if (digest.Length != expectedBytes || expectedBytes == 0)
        {
            throw new ArgumentException(
                expectedBytes == 0
                    ? "the state was not started: use one of its Start methods"
                    : $"{digest.Length} bytes given for a digest of {expectedBytes}",
                name);
        }
    }
}
