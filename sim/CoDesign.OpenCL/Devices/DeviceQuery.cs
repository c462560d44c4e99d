using System.Text;
using Silk.NET.OpenCL;

namespace CoDesign.OpenCL.Devices;

/// <summary>Asks a driver about its platforms and devices.</summary>
/// <param name="cl">The functions.</param>
internal sealed unsafe class DeviceQuery(CL cl)
{
    // CL_FP_DENORM, CL_FP_INF_NAN, CL_FP_ROUND_TO_NEAREST, CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT
    private static readonly (ulong Bit, string Lack)[] Needed =
    [
        (0x01, "denormal numbers"), (0x02, "infinity and NaN"), (0x04, "rounding to nearest"), (0x80, "correctly rounded division and root"),
    ];

    /// <summary>Every platform.</summary>
    public nint[] Platforms()
    {
        uint count = 0;
        int code = cl.GetPlatformIDs(0, null, &count);
        if (code == (int)ErrorCodes.PlatformNotFoundKhr || (code == (int)ErrorCodes.Success && count == 0))
        {
            return [];
        }

        OpenClException.Check(code, nameof(cl.GetPlatformIDs));
        nint[] platforms = new nint[count];
        fixed (nint* place = platforms)
        {
            OpenClException.Check(cl.GetPlatformIDs(count, place, null), nameof(cl.GetPlatformIDs));
        }

        return platforms;
    }

    /// <summary>Every device of a platform.</summary>
    public nint[] DevicesOf(nint platform)
    {
        uint count = 0;
        int code = cl.GetDeviceIDs(platform, DeviceType.All, 0, null, &count);
        if (code == (int)ErrorCodes.DeviceNotFound || (code == (int)ErrorCodes.Success && count == 0))
        {
            return [];
        }

        OpenClException.Check(code, nameof(cl.GetDeviceIDs));
        nint[] devices = new nint[count];
        fixed (nint* place = devices)
        {
            OpenClException.Check(cl.GetDeviceIDs(platform, DeviceType.All, count, place, null), nameof(cl.GetDeviceIDs));
        }

        return devices;
    }

    /// <summary>Describes a device.</summary>
    public OpenClDevice Describe(nint platform, nint device, int index) => new(
        index,
        TextOf(platform, PlatformInfo.Name),
        TextOf(device, DeviceInfo.Name),
        TextOf(device, DeviceInfo.Version),
        KindOf((DeviceType)NumberOf(device, DeviceInfo.Type)),
        (uint)NumberOf(device, DeviceInfo.MaxComputeUnits),
        NumberOf(device, DeviceInfo.GlobalMemSize),
        ProblemOf(device))
    {
        Handle = device,
        LargestBuffer = NumberOf(device, DeviceInfo.MaxMemAllocSize),
    };

    private static string KindOf(DeviceType type) =>
        type.HasFlag(DeviceType.Gpu) ? "GPU" : type.HasFlag(DeviceType.Cpu) ? "CPU" : type.HasFlag(DeviceType.Accelerator) ? "accelerator" : "other";

    private string? ProblemOf(nint device)
    {
        if (NumberOf(device, DeviceInfo.Available) == 0)
        {
            return "is not available";
        }

        if (NumberOf(device, DeviceInfo.CompilerAvailable) == 0)
        {
            return "has no compiler";
        }

        if (NumberOf(device, DeviceInfo.EndianLittle) == 0)
        {
            return "has its bytes in the other order";
        }

        ulong arithmetic = NumberOf(device, DeviceInfo.SingleFPConfig);
        string[] lacks = [.. Needed.Where(n => (arithmetic & n.Bit) == 0).Select(n => n.Lack)];
        return lacks.Length > 0 ? $"lacks {string.Join(", ", lacks)} in single precision" : null;
    }

    private ulong NumberOf(nint device, DeviceInfo what)
    {
        // Some answers have four bytes, some eight; what is not written stays 0.
        ulong number = 0;
        OpenClException.Check(cl.GetDeviceInfo(device, what, sizeof(ulong), &number, null), nameof(cl.GetDeviceInfo));
        return number;
    }

    private string TextOf(nint device, DeviceInfo what)
    {
        nuint length = 0;
        OpenClException.Check(cl.GetDeviceInfo(device, what, 0, null, &length), nameof(cl.GetDeviceInfo));
        byte[] text = new byte[length];
        fixed (byte* place = text)
        {
            OpenClException.Check(cl.GetDeviceInfo(device, what, length, place, null), nameof(cl.GetDeviceInfo));
        }

        return Text(text);
    }

    private string TextOf(nint platform, PlatformInfo what)
    {
        nuint length = 0;
        OpenClException.Check(cl.GetPlatformInfo(platform, what, 0, null, &length), nameof(cl.GetPlatformInfo));
        byte[] text = new byte[length];
        fixed (byte* place = text)
        {
            OpenClException.Check(cl.GetPlatformInfo(platform, what, length, place, null), nameof(cl.GetPlatformInfo));
        }

        return Text(text);
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes).TrimEnd('\0').Trim();
}
