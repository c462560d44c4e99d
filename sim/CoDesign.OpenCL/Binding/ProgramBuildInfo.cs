namespace Silk.NET.OpenCL;

/// <summary>What is asked of the building of a program.</summary>
public enum ProgramBuildInfo : int
{
    /// <summary>CL_PROGRAM_BUILD_STATUS.</summary>
    BuildStatus = 0x1181,

    /// <summary>CL_PROGRAM_BUILD_LOG.</summary>
    BuildLog = 0x1183,
}
