using System.Runtime.InteropServices;
using CoDesign.OpenCL.Devices;

namespace CoDesign.OpenCL.Tests;

/// <summary>The first device of this host that can be used, opened once for all tests.</summary>
internal static class Device
{
    private static readonly Lazy<OpenClDevices> Found = new(Find);
    private static readonly Lazy<OpenClBackend> Opened = new(() => Found.Value.Open(First!));

    /// <summary>Why a test cannot run here; null if it can.</summary>
    public static string? ReasonToSkip => First is null ? Found.Value.Problem ?? string.Join("; ", Found.Value.All.Select(d => $"{d.Name} {d.Problem}")) : null;

    /// <summary>All devices.</summary>
    public static OpenClDevices All => Found.Value;

    /// <summary>The device as a back end.</summary>
    public static OpenClBackend Backend => Opened.Value;

    /// <summary>The device; null if there is none.</summary>
    public static OpenClDevice? First => Found.Value.All.FirstOrDefault(d => d.Problem is null);

    private static OpenClDevices Find()
    {
        // pocl keeps what it has compiled; not in the home of whoever runs the tests. The driver reads the environment of the process,
        // of which .NET has but a copy.
        if (OperatingSystem.IsLinux())
        {
            string cache = Path.Combine(AppContext.BaseDirectory, "pocl-cache");
            Directory.CreateDirectory(cache);
            _ = SetVariable("POCL_CACHE_DIR", cache, 1);
        }

        return OpenClDevices.Find();
    }

    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable(string name, string value, int overwrite);
}
