using System.Security.Cryptography;

namespace CoDesign.Compute.Tests.Hashes;

/// <summary>A test that skips with the reason where the platform's cryptography has no SHA-3.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PlatformSha3FactAttribute : FactAttribute
{
    public PlatformSha3FactAttribute()
    {
        if (!SHA3_256.IsSupported)
        {
            Skip = "the platform's cryptography has no SHA-3 (needs OpenSSL 1.1.1 or Windows 11)";
        }
    }
}
