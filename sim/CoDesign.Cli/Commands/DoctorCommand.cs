using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CoDesign.Cli.Presentation;
using CoDesign.OpenCL;
using CoDesign.OpenCL.Devices;

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

        AddDevices(table, OpenClDevices.Find());
        table.Write(context.Terminal.Output, context.Terminal.Width);
        return ExitCode.Clean;
    }

    private static void AddDevices(TextTable table, OpenClDevices devices)
    {
        if (devices.Problem is string problem)
        {
            table.Add("OpenCL", "not found", $"{problem}; modules compute with the managed back end");
            return;
        }

        foreach (OpenClDevice device in devices.All)
        {
            string memory = string.Create(CultureInfo.InvariantCulture, $"{device.MemoryBytes >> 20:N0} MiB");
            table.Add(
                $"OpenCL device {device.Index}",
                device.Problem is null ? "found" : "refused",
                $"{device.Platform}: {device.Name}, {device.Kind}, {device.ComputeUnits} units, {memory}, {device.Version}{(device.Problem is string lack ? $"; {lack}" : string.Empty)}");
        }

        table.Add("OpenCL", "kernels", $"for all that takes long; the managed back end does {string.Join("; ", OpenClBackend.Lacks)}");
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
