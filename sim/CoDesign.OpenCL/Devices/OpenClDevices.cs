using Silk.NET.OpenCL;

namespace CoDesign.OpenCL.Devices;

/// <summary>The OpenCL devices of this host.</summary>
public sealed class OpenClDevices
{
    private readonly CL? _cl;

    private OpenClDevices(CL? cl, IReadOnlyList<OpenClDevice> all, string? problem)
    {
        _cl = cl;
        All = all;
        Problem = problem;
    }

    /// <summary>Every device, platform by platform.</summary>
    public IReadOnlyList<OpenClDevice> All { get; }

    /// <summary>Why there is none; null if there is one.</summary>
    public string? Problem { get; }

    /// <summary>Looks for them.</summary>
    /// <returns>Also without any driver: <see cref="Problem"/> then says what is missing.</returns>
    public static OpenClDevices Find()
    {
        try
        {
            var cl = CL.GetApi();
            var query = new DeviceQuery(cl);
            List<OpenClDevice> devices = [];
            nint[] platforms = query.Platforms();
            foreach (nint platform in platforms)
            {
                devices.AddRange(query.DevicesOf(platform).Select((device, index) => query.Describe(platform, device, devices.Count + index)).ToArray());
            }

            string? problem = platforms.Length == 0 ? "no OpenCL driver is installed" : devices.Count == 0 ? "no OpenCL driver has a device" : null;
            return new OpenClDevices(cl, devices, problem);
        }
        catch (FileNotFoundException)
        {
            return new OpenClDevices(null, [], "the OpenCL loader library is not installed");
        }
        catch (EntryPointNotFoundException fault)
        {
            return new OpenClDevices(null, [], $"the OpenCL loader library is too old: {fault.Message}");
        }
        catch (OpenClException fault)
        {
            return new OpenClDevices(null, [], $"the OpenCL driver does not answer: {fault.Message}");
        }
    }

    /// <summary>Finds a device by its place, or by a part of its name or of its platform's name.</summary>
    /// <param name="what">Digits, or text; case does not matter.</param>
    /// <returns>Null if there is none.</returns>
    public OpenClDevice? Named(string what) =>
        int.TryParse(what, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index)
            ? All.FirstOrDefault(d => d.Index == index)
            : All.FirstOrDefault(d => d.Name.Equals(what, StringComparison.OrdinalIgnoreCase))
                ?? All.FirstOrDefault(d => d.Name.Contains(what, StringComparison.OrdinalIgnoreCase) || d.Platform.Contains(what, StringComparison.OrdinalIgnoreCase));

    /// <summary>Opens a device.</summary>
    /// <param name="device">One of <see cref="All"/> without a problem.</param>
    /// <exception cref="OpenClException">Its driver refuses, or it does not compute as it says.</exception>
    public OpenClBackend Open(OpenClDevice device)
    {
        if (_cl is null || device.Problem is not null)
        {
            throw new OpenClException($"{device.Name} {device.Problem ?? Problem}");
        }

        var session = new DeviceSession(_cl, device);
        try
        {
            FloatingPointProbe.Check(session);
            return new OpenClBackend(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
