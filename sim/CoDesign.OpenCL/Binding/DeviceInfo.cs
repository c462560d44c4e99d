namespace Silk.NET.OpenCL;

/// <summary>What a device is asked.</summary>
public enum DeviceInfo : int
{
    /// <summary>CL_DEVICE_TYPE.</summary>
    Type = 0x1000,

    /// <summary>CL_DEVICE_MAX_COMPUTE_UNITS.</summary>
    MaxComputeUnits = 0x1002,

    /// <summary>CL_DEVICE_MAX_WORK_GROUP_SIZE.</summary>
    MaxWorkGroupSize = 0x1004,

    /// <summary>CL_DEVICE_MAX_MEM_ALLOC_SIZE.</summary>
    MaxMemAllocSize = 0x1010,

    /// <summary>CL_DEVICE_SINGLE_FP_CONFIG.</summary>
    SingleFPConfig = 0x101b,

    /// <summary>CL_DEVICE_GLOBAL_MEM_SIZE.</summary>
    GlobalMemSize = 0x101f,

    /// <summary>CL_DEVICE_LOCAL_MEM_SIZE.</summary>
    LocalMemSize = 0x1023,

    /// <summary>CL_DEVICE_ENDIAN_LITTLE.</summary>
    EndianLittle = 0x1026,

    /// <summary>CL_DEVICE_AVAILABLE.</summary>
    Available = 0x1027,

    /// <summary>CL_DEVICE_COMPILER_AVAILABLE.</summary>
    CompilerAvailable = 0x1028,

    /// <summary>CL_DEVICE_NAME.</summary>
    Name = 0x102b,

    /// <summary>CL_DEVICE_VENDOR.</summary>
    Vendor = 0x102c,

    /// <summary>CL_DEVICE_VERSION.</summary>
    Version = 0x102f,

    /// <summary>CL_DEVICE_EXTENSIONS.</summary>
    Extensions = 0x1030,
}
