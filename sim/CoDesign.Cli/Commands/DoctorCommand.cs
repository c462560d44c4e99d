using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CoDesign.Cli.Presentation;

namespace CoDesign.Cli.Commands;

/// <summary><c>codesign doctor</c>: what this machine has that the tool, its tests and its workloads can use.</summary>
internal sealed class DoctorCommand : ICommandDefinition
{
    private const int ProbeMilliseconds = 5_000;

    private static readonly (string Program, string For)[] Programs =
    [
        ("riscv64-unknown-elf-gcc", "building workloads"),
        ("qemu-riscv32", "comparing guests with another simulator"),
        ("qemu-riscv64", "comparing guests with another simulator"),
        ("make", "building your own workloads"),
        ("chromium", "pictures of reports"),
        ("node", "checking web pages"),
        ("sbatch", "sweeps on a cluster"),
    ];

    /// <inheritdoc/>
    public Command Create(CommandContext context)
    {
        var command = new Command("doctor", "Lists what this machine has: runtime, library, guest tool chain, OpenCL, Node, Slurm.");
        command.SetAction(_ => Run(context));
        return command;
    }

    private static int Run(CommandContext context)
    {
        var table = new TextTable(string.Empty, string.Empty, string.Empty);
        table.Add("codesign", context.Tool.Version, context.Library.Root is string root ? $"library in {root}" : "no library: no folder around this one has chips/ and workloads/");
        table.Add("runtime", Environment.Version.ToString(), RuntimeInformation.FrameworkDescription);
        table.Add("host", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture) + " processors", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}");
        foreach ((string program, string purpose) in Programs)
        {
            string? version = VersionOf(program);
            table.Add(program, version is null ? "not found" : "found", version ?? $"only needed for {purpose}");
        }

        bool hasOpenCl = NativeLibrary.TryLoad("libOpenCL.so.1", out nint handle) || NativeLibrary.TryLoad("OpenCL", out handle);
        if (hasOpenCl)
        {
            NativeLibrary.Free(handle);
        }

        table.Add("OpenCL", hasOpenCl ? "found" : "not found", hasOpenCl ? "loader library" : "no loader library; nothing needs it yet");
        table.Write(context.Terminal.Output, context.Terminal.Width);
        return ExitCode.Clean;
    }

    // First line of --version; null if the program does not start.
    private static string? VersionOf(string program)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(program, "--version")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            string? line = process?.StandardOutput.ReadLine();
            process?.StandardOutput.ReadToEnd();
            return process is not null && process.WaitForExit(ProbeMilliseconds) ? line ?? "(prints no version)" : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
