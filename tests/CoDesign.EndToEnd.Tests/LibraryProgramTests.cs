using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CoDesign.EndToEnd.Tests;

/// <summary>Static programs with an ordinary C library, glibc: what they write and return is what they do under QEMU.</summary>
public sealed class LibraryProgramTests
{
    private const string Compiler = "riscv64-linux-gnu-gcc";

    private static readonly string Sources = Path.Combine(Repository.Root, "tests", "CoDesign.EndToEnd.Tests", "Programs");

    // The last line has no end, and is no number.
    private const string Data = "17 2.5\n-3 1e-7\n88\nlast";

    [ProgramTheory(Compiler, "qemu-riscv64")]
    [InlineData("-O0")]
    [InlineData("-O2")]
    public void A_static_program_writes_and_returns_what_it_does_in_qemu(string optimisation)
    {
        using var folder = new TemporaryFolder();
        Build(folder, "library.c", optimisation, "-static", "-lm");

        (int code, string output) = RunBoth(folder, "one", "two words");

        Assert.Equal(42, code);
        Assert.DoesNotContain(": NO", output, StringComparison.Ordinal);
        Assert.EndsWith("unbuffered\natexit\n", output, StringComparison.Ordinal);
    }

    // Debian's glibc for RISC-V has no start code for static-pie, so this program brings its own.
    [ProgramFact(Compiler, "qemu-riscv64")]
    public void A_static_pie_runs_as_in_qemu()
    {
        using var folder = new TemporaryFolder();
        Build(folder, "position.c", "-O2", "-static-pie", "-Wl,--no-dynamic-linker", "-fpie", "-nostdlib", "-ffreestanding", "-fno-stack-protector");

        (int code, string output) = RunBoth(folder);

        Assert.Equal((9, "pointers in data point where they should\n"), (code, output));
    }

    // clone(2): EAGAIN is what a system says that allows no further task; its text is glibc's.
    [ProgramFact(Compiler)]
    public void A_thread_is_refused_and_both_the_program_and_the_user_are_told()
    {
        using var folder = new TemporaryFolder();
        Build(folder, "threads.c", "-O2", "-static");

        Tool.Outcome own = RunOwn(folder);

        Assert.Equal(3, GuestCode(folder));
        Assert.Equal("pthread_create: Resource temporarily unavailable\nlocked and unlocked\n", own.Output);
        Assert.Contains("starts a thread or a process", File.ReadAllText(folder["run/run.json"]), StringComparison.Ordinal);
    }

    private static void Build(TemporaryFolder folder, string source, params string[] options)
    {
        // What the program is linked with comes behind it.
        Tool.Outcome outcome = Tool.Start(
            Compiler, folder.Path, ["-Wall", "-Wextra", "-Werror", Path.Combine(Sources, source), .. options, "-o", "program.elf"]);
        Assert.True(outcome.Code == 0, outcome.ToString());
    }

    private static (int Code, string Output) RunBoth(TemporaryFolder folder, params string[] arguments)
    {
        Tool.Outcome own = RunOwn(folder, arguments);
        Tool.Outcome qemu = Tool.Start("qemu-riscv64", folder.Path, ["-0", "program", "program.elf", .. arguments]);
        Assert.Equal(qemu.Output, own.Output);
        Assert.Equal(qemu.Code, GuestCode(folder));
        return (qemu.Code, qemu.Output);
    }

    private static Tool.Outcome RunOwn(TemporaryFolder folder, params string[] arguments)
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder["program.elf"])));
        File.WriteAllText(folder["data.txt"], Data);
        File.WriteAllText(folder["workload.yaml"], $$"""
            schema: codesign.workload/1
            name: program
            description: a program with a C library
            abi: linux_user
            elves:
              rv64gc: {file: program.elf, sha256: {{digest}}}
            arguments: [{{string.Join(", ", arguments.Select(a => $"\"{a}\""))}}]
            inputs:
              data.txt: {file: data.txt}

            """);
        Tool.Outcome own = Tool.Run("run", "--chip", "citadel", "--workload", folder["workload.yaml"], "--quiet", "--out", folder["run"]);

        // A code of the program that is not 0 is exit code 3 of the tool, and nothing else went wrong.
        Assert.True(own.Code == 3, own.ToString());
        return own;
    }

    private static int GuestCode(TemporaryFolder folder) => (int)JsonNode.Parse(File.ReadAllText(folder["run/run.json"]))!["exit"]!["guest_code"]!;
}
