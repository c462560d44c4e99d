using System.Security.Cryptography;

namespace CoDesign.EndToEnd.Tests;

/// <summary>The programs that speed is measured with compute what another program computed, on both machines that they run on.</summary>
public sealed class BenchmarkGuestTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "workloads", "bench");

    /// <summary>The programs.</summary>
    public static TheoryData<string> Names { get; } = [.. Directory.GetFiles(Folder, "*.elf").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void One_run_gives_the_known_answer(string name)
    {
        using var folder = new TemporaryFolder();
        string elf = Path.Combine(Folder, name + ".elf");
        File.Copy(elf, folder["program.elf"]);
        File.WriteAllText(folder["workload.yaml"], $$"""
            schema: codesign.workload/1
            name: {{name}}
            description: a benchmark, once
            abi: linux_user
            elves:
              rv64gc: {file: program.elf, sha256: {{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(elf)))}}}
            arguments: ["1"]

            """);

        Tool.Outcome own = Tool.Run("run", "--chip", "citadel", "--workload", folder["workload.yaml"], "--quiet", "--out", folder["run"]);

        Assert.True(own.Code == 0, own.ToString());
        Assert.EndsWith(" as expected\n", own.Output, StringComparison.Ordinal);
        Assert.Contains($"{name}: ", own.Output, StringComparison.Ordinal);
    }

    [ProgramFact("qemu-riscv64")]
    public void The_machine_and_Linux_see_the_same_output()
    {
        using var folder = new TemporaryFolder();
        string elf = Path.Combine(Folder, "hello.elf");

        // An ELF in main memory without a workload file is a program for the bare machine.
        Tool.Outcome own = Tool.Run("run", "--chip", "citadel", "--workload", elf, "--quiet", "--out", folder["run"]);

        Assert.True(own.Code == 0, own.ToString());
        Assert.Equal(Tool.Start("qemu-riscv64", folder.Path, elf).Output, own.Output);
    }

    [ProgramFact("python3")]
    public void The_known_answers_are_those_of_another_program()
    {
        Tool.Outcome outcome = Tool.Start("python3", Folder, "expected.py", "check");
        Assert.True(outcome.Code == 0, outcome.ToString());
    }
}
