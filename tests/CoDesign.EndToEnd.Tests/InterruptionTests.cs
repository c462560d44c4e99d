using System.Diagnostics;
using System.Text;
using CoDesign.Elf.Tests;
using CoDesign.Isa;

namespace CoDesign.EndToEnd.Tests;

/// <summary>Ctrl-C in the middle of a run, as a terminal sends it.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const ulong Origin = 0x1_0000;

    // Writes "up" to standard output, which is a crossing, and never ends.
    private const string Endless = """
        li a7, 64; li a0, 1; la a1, text; li a2, 3; ecall
        next: addi t0, t0, 1; j next
        text: .word 0x000a7075
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_signal_in_the_middle_of_a_run_leaves_a_log_that_is_truncated()
    {
        await File.WriteAllBytesAsync(_folder["endless.elf"], Program());

        // A shell that runs in the background has children that ignore the signal; the terminal of a user has not.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "codesign.dll"),
            "run", "--chip", "citadel", "--workload", _folder["endless.elf"], "--policy", "wallet", "--mode", "audit", "--out", _folder["run"]])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();

        // It runs: what the program wrote has arrived.
        Assert.Equal("up", await process.StandardOutput.ReadLineAsync());
        Assert.Equal(0, Tool.Start("kill", _folder.Path, "-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)).Code);
        string rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        // 4: ended by the user. The folder is whole, and says so.
        Assert.True(process.ExitCode == 4, $"exit code {process.ExitCode}\n{rest}\n{await errors}");
        Assert.Contains("\"reason\": \"interrupted\"", await File.ReadAllTextAsync(_folder["run/run.json"]), StringComparison.Ordinal);
        string log = await File.ReadAllTextAsync(_folder["run/audit.jsonl"]);
        Assert.Contains("\"to\":\"stdout\"", log, StringComparison.Ordinal);
        Assert.DoesNotContain("\"kind\":\"footer\"", log, StringComparison.Ordinal);

        Tool.Outcome verified = Tool.Run("audit", "verify", _folder["run"]);
        Assert.True(verified.Code == 5, verified.ToString());
        Assert.Contains("there is no footer: the log is truncated", verified.Error, StringComparison.Ordinal);
    }

    private static byte[] Program()
    {
        AssemblyResult program = new Assembler(InstructionTable.For(IsaString.Parse("rv64imac"))).Assemble(Endless, Origin);
        Assert.True(program.Problems.Count == 0, string.Join('\n', program.Problems));
        var elf = new TestElf { Entry = Origin };
        elf.Segments.Add(new TestSegment { Address = Origin, Data = program.Code });
        return elf.Build();
    }
}
