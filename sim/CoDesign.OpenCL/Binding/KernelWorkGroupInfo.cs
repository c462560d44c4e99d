namespace Silk.NET.OpenCL;

/// <summary>What is asked of a kernel on a device.</summary>
public enum KernelWorkGroupInfo : int
{
    /// <summary>CL_KERNEL_WORK_GROUP_SIZE.</summary>
    WorkGroupSize = 0x11b0,

    /// <summary>CL_KERNEL_PREFERRED_WORK_GROUP_SIZE_MULTIPLE.</summary>
    PreferredWorkGroupSizeMultiple = 0x11b3,
}
