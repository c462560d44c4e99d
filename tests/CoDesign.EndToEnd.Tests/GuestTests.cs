using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CoDesign.EndToEnd.Tests;

/// <summary>The committed programs: the same output on another simulator, and the same bytes from their sources.</summary>
public sealed class GuestTests
{
    /// <summary>Workload, ISA, chip of that ISA.</summary>
    public static TheoryData<string, string, string> Programs { get; } = new()
    {
        { "firmware-check", "rv32imc", "pocket" },
        { "firmware-check", "rv64imac", "citadel" },
        { "wallet", "rv32imc", "pocket" },
        { "wallet", "rv64imac", "citadel" },
        { "wallet-leaky", "rv32imc", "pocket" },
        { "wallet-leaky", "rv64imac", "citadel" },
    };

    [ProgramTheory("qemu-riscv32", "qemu-riscv64")]
    [MemberData(nameof(Programs))]
    public void Output_is_that_of_qemu_with_and_without_offload(string workload, string isa, string chip)
    {
        using var folder = new TemporaryFolder();
        string sources = Path.Combine(Repository.Root, "workloads", workload);
        // In user mode QEMU opens the files of the host, so the working folder is the one with the inputs.
        Tool.Outcome qemu = Tool.Start(isa.StartsWith("rv32", StringComparison.Ordinal) ? "qemu-riscv32" : "qemu-riscv64", sources, $"{workload}.{isa}.elf");
        Assert.True(qemu.Code == 0, qemu.ToString());
        Assert.NotEmpty(qemu.Output);

        foreach (string offload in new[] { "none", "auto" })
        {
            Tool.Outcome own = Tool.Run("run", "--chip", chip, "--workload", workload, "--offload", offload, "--quiet", "--out", folder[offload]);

            Assert.True(own.Code == 0, own.ToString());
            Assert.Equal(qemu.Output, own.Output);
        }

        Assert.Equal(0, Offloaded(folder["none"]));
        Assert.True(Offloaded(folder["auto"]) > 0, "nothing was offloaded");
    }

    [ProgramTheory("riscv64-unknown-elf-gcc", "make")]
    [InlineData("firmware-check", 2)]
    [InlineData("wallet", 2)]
    [InlineData("wallet-leaky", 2)]
    [InlineData("gemm", 2)]
    [InlineData("hash-batch", 2)]
    [InlineData("prover-kernels", 2)]
    [InlineData("driver", 2)]
    [InlineData("bench", 9)]
    public void Sources_give_the_committed_bytes(string workload, int programs)
    {
        using var folder = new TemporaryFolder();
        Copy(Path.Combine(Repository.Root, "workloads"), folder["workloads"]);
        string place = folder[$"workloads/{workload}"];
        Dictionary<string, string> committed = Directory.GetFiles(place, "*.elf").ToDictionary(f => f, DigestOf);
        Assert.Equal(programs, committed.Count);
        foreach (string elf in committed.Keys)
        {
            File.Delete(elf);
        }

        Tool.Outcome outcome = Tool.Start("make", place);

        Assert.True(outcome.Code == 0, outcome.ToString());
        foreach ((string elf, string digest) in committed)
        {
            Assert.True(digest == DigestOf(elf), $"{Path.GetFileName(elf)} is not what its sources give with this compiler");
        }
    }

    private static long Offloaded(string folder) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!["regions"]!.AsArray().Sum(r => (long)r!["offloaded"]!);

    private static string DigestOf(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
