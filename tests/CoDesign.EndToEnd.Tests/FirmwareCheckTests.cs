using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CoDesign.EndToEnd.Tests;

/// <summary>The main job: verify a signed firmware image, with and without the hash unit.</summary>
public sealed class FirmwareCheckTests
{
    private const string Run = "configs/firmware-check.yaml";

    private static readonly string Image = Path.Combine(Repository.Root, "workloads", "firmware-check", "image.bin");

    [Theory]
    [InlineData("software")]
    [InlineData("offload")]
    public void The_digest_is_that_of_the_file(string variant)
    {
        using var folder = new TemporaryFolder();

        Tool.Outcome outcome = Tool.Run("run", Run, "--variant", variant, "--out", folder["run"]);

        Assert.True(outcome.Code == 0, outcome.ToString());
        Assert.Contains($"sha256: {DigestOf(Image)}\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("signature: valid\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_file_of_the_user_can_be_checked()
    {
        using var folder = new TemporaryFolder();
        // Not a multiple of a block, of a word or of anything else.
        byte[] image = [.. Enumerable.Range(0, 12_345).Select(i => (byte)(i * 7))];
        File.WriteAllBytes(folder["own.bin"], image);

        Tool.Outcome outcome = Tool.Run("run", Run, "--input", $"image.bin={folder["own.bin"]}", "--out", folder["run"]);

        Assert.Contains($"image: 12345 bytes\nsha256: {DigestOf(folder["own.bin"])}\nsignature: invalid\n", outcome.Output, StringComparison.Ordinal);
        // The program's own exit code is 1, because the vendor did not sign this file: the guest failed.
        Assert.True(outcome.Code == 3, outcome.ToString());
    }

    [Fact]
    public void Variants_are_shown_side_by_side_and_compute_the_same()
    {
        using var folder = new TemporaryFolder();

        Tool.Outcome outcome = Tool.Run("compare", Run, "--variants", "software,offload", "--size", "smoke", "--out", folder["both"]);

        Assert.True(outcome.Code == 0, outcome.ToString());
        Assert.Contains("The programs wrote exactly the same bytes.", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["both/comparison.html"]));
        Assert.Equal(OutputIn(folder["both/software"]), OutputIn(folder["both/offload"]));
        Assert.True(Number(folder["both/software"], "cycles") > Number(folder["both/offload"], "cycles"), "offload saves cycles");
    }

    private static string DigestOf(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    private static JsonNode Record(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!;

    private static string OutputIn(string folder) => (string)Record(folder)["guest_output"]!;

    private static long Number(string folder, string field) => (long)Record(folder)[field]!;
}
