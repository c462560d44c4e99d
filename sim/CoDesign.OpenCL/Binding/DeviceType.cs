namespace Silk.NET.OpenCL;

/// <summary>Kinds of devices.</summary>
[Flags]
public enum DeviceType : ulong
{
    /// <summary>CL_DEVICE_TYPE_DEFAULT.</summary>
    Default = 1 << 0,

    /// <summary>CL_DEVICE_TYPE_CPU.</summary>
    Cpu = 1 << 1,

    /// <summary>CL_DEVICE_TYPE_GPU.</summary>
    Gpu = 1 << 2,

    /// <summary>CL_DEVICE_TYPE_ACCELERATOR.</summary>
    Accelerator = 1 << 3,

    /// <summary>CL_DEVICE_TYPE_ALL.</summary>
    All = 0xffff_ffff,
}
