namespace Silk.NET.OpenCL;

/// <summary>How a buffer is used.</summary>
[Flags]
public enum MemFlags : ulong
{
    /// <summary>Nothing said.</summary>
    None = 0,

    /// <summary>CL_MEM_READ_WRITE.</summary>
    ReadWrite = 1 << 0,

    /// <summary>CL_MEM_WRITE_ONLY.</summary>
    WriteOnly = 1 << 1,

    /// <summary>CL_MEM_READ_ONLY.</summary>
    ReadOnly = 1 << 2,

    /// <summary>CL_MEM_USE_HOST_PTR.</summary>
    UseHostPtr = 1 << 3,

    /// <summary>CL_MEM_ALLOC_HOST_PTR.</summary>
    AllocHostPtr = 1 << 4,

    /// <summary>CL_MEM_COPY_HOST_PTR.</summary>
    CopyHostPtr = 1 << 5,
}
