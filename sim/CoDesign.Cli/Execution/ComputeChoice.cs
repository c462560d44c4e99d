using CoDesign.Compute.Backends;
using CoDesign.Description.Diagnostics;
using CoDesign.OpenCL;
using CoDesign.OpenCL.Devices;

namespace CoDesign.Cli.Execution;

/// <summary>What computes the functions of modules: <c>auto</c>, <c>managed</c>, <c>opencl</c> or <c>opencl:DEVICE</c>. The results are the same.</summary>
internal static class ComputeChoice
{
    private const string Automatic = "auto", Managed = "managed", OpenCl = "opencl";

    /// <summary>Opens a back end.</summary>
    /// <param name="option">The option, for messages.</param>
    /// <param name="text">What the user wrote; null: nothing.</param>
    /// <param name="find">Looks for devices.</param>
    /// <param name="diagnostics">Is told if there is no such back end.</param>
    /// <returns>Null if there is none.</returns>
    public static IComputeBackend? Open(string option, string? text, Func<OpenClDevices> find, DiagnosticBag diagnostics)
    {
        string[] parts = (text ?? Automatic).Split(':', 2);
        if (parts is [Managed])
        {
            return ManagedBackend.Instance;
        }

        if (parts is [Automatic])
        {
            return new AutomaticBackend(() => Helping(find()));
        }

        var position = SourcePosition.Of($"{option} {text}");
        if (parts[0] != OpenCl)
        {
            diagnostics.Error(position, $"there is no back end '{text}'", Spelling.Remedy(parts[0], [Automatic, Managed, OpenCl, $"{OpenCl}:DEVICE"], "Back ends"));
            return null;
        }

        OpenClDevices devices = find();
        OpenClDevice? device = parts.Length == 1 ? Best(devices) : devices.Named(parts[1]);
        if (device is null)
        {
            string list = string.Join(", ", devices.All.Select(d => $"{d.Index} ({d.Name})"));
            diagnostics.Error(
                position,
                devices.Problem ?? (parts.Length == 1 ? "no OpenCL device of this machine gives the bytes that the managed back end gives" : $"there is no OpenCL device '{parts[1]}'"),
                devices.All.Count == 0 ? $"install a driver such as pocl, or write {Managed}" : $"devices: {list}; 'codesign doctor' says more");
            return null;
        }

        try
        {
            return devices.Open(device);
        }
        catch (OpenClException fault)
        {
            diagnostics.Error(position, fault.Message, $"name another device, or write {Managed}; 'codesign doctor' lists them");
            return null;
        }
    }

    // One that is not the processor comes first.
    private static OpenClDevice? Best(OpenClDevices devices) => devices.All.Where(d => d.Problem is null).OrderBy(d => d.IsCpu).FirstOrDefault();

    // On the processor the managed back end is the faster one: docs/performance.md.
    private static OpenClBackend? Helping(OpenClDevices devices)
    {
        try
        {
            return Best(devices) is { IsCpu: false } device ? devices.Open(device) : null;
        }
        catch (OpenClException)
        {
            return null;
        }
    }
}
