using System.Security.Cryptography;

namespace CoDesign.EndToEnd.Tests;

/// <summary>The main job: verify a signed firmware image, with and without the hash unit.</summary>
public sealed class FirmwareCheckTests
{
    private static readonly string Image = Path.Combine(Repository.Root, "workloads", "firmware-check", "image.bin");

    [Theory]
    [InlineData("software")]
    [InlineData("offload")]
    public void The_digest_is_that_of_the_file(string variant)
    {
        using var folder = new TemporaryFolder();
        string expected = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Image)));

        Tool.Outcome outcome = Tool.Run("run", "configs/firmware-check.yaml", "--variant", variant, "--out", folder["run"]);

        Assert.True(outcome.Code == 0, outcome.ToString());
        Assert.Contains($"sha256: {expected}\n", outcome.Output);
        Assert.Contains("signature: valid\n", outcome.Output);
    }
}
