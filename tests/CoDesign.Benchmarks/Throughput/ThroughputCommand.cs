using System.Diagnostics;
using System.Globalization;
using CoDesign.Compute.Backends;
using CoDesign.OpenCL;
using CoDesign.OpenCL.Devices;

namespace CoDesign.Benchmarks.Throughput;

/// <summary><c>compute</c>: how much of each function of CoDesign.Compute a second of processor time does, by each back end of this host.</summary>
internal static class ThroughputCommand
{
    private const double LeastSeconds = 0.5;

    /// <summary>Measures and prints a table.</summary>
    /// <param name="options">Parts of names of functions; none: all.</param>
    public static int Run(string[] options)
    {
        using OpenClBackend? device = Open(out string reason);
        IReadOnlyList<IComputeBackend> backends = device is null ? [ManagedBackend.Instance] : [ManagedBackend.Instance, device];
        Console.WriteLine($"{Environment.ProcessorCount} processors; {(device is null ? reason : device.Name)}; per second of processor time, all threads together");
        Console.WriteLine("| function | unit | " + string.Join(" | ", backends.Select(b => b == device ? "OpenCL" : b.Name)) + " |");
        Console.WriteLine("|---|---|" + string.Concat(backends.Select(_ => "--:|")));
        foreach (Work work in Workloads.All.Where(w => options.Length == 0 || options.Any(o => w.Name.Contains(o, StringComparison.OrdinalIgnoreCase))))
        {
            string[] cells = [.. backends.Select(b => work.IsHost && b == device ? string.Empty : PerSecond(work, b).ToString("G3", CultureInfo.InvariantCulture))];
            Console.WriteLine($"| {work.Name} | {work.Unit} | {string.Join(" | ", cells)} |");
        }

        return 0;
    }

    // The first run builds kernels, fills tables and warms the compiler up. Wall time would be that of whatever else runs here.
    private static double PerSecond(Work work, IComputeBackend backend)
    {
        Action<IComputeBackend> action = work.Prepare();
        action(backend);
        action(backend);
        using var process = Process.GetCurrentProcess();
        double start = Seconds(process);
        int runs = 0;
        do
        {
            action(backend);
            runs++;
        }
        while (Seconds(process) - start < LeastSeconds);
        return work.Amount * runs / (Seconds(process) - start);
    }

    private static double Seconds(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static OpenClBackend? Open(out string reason)
    {
        var devices = OpenClDevices.Find();
        reason = devices.Problem ?? "no OpenCL device that can be used";
        return devices.All.FirstOrDefault(d => d.Problem is null) is OpenClDevice device ? devices.Open(device) : null;
    }
}
