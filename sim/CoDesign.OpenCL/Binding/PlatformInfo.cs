namespace Silk.NET.OpenCL;

/// <summary>What a platform is asked.</summary>
public enum PlatformInfo : int
{
    /// <summary>CL_PLATFORM_VERSION.</summary>
    Version = 0x901,

    /// <summary>CL_PLATFORM_NAME.</summary>
    Name = 0x902,

    /// <summary>CL_PLATFORM_VENDOR.</summary>
    Vendor = 0x903,
}
