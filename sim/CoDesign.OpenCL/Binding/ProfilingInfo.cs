namespace Silk.NET.OpenCL;

/// <summary>When what happened to a command.</summary>
public enum ProfilingInfo : int
{
    /// <summary>CL_PROFILING_COMMAND_QUEUED.</summary>
    CommandQueued = 0x1280,

    /// <summary>CL_PROFILING_COMMAND_SUBMIT.</summary>
    CommandSubmit = 0x1281,

    /// <summary>CL_PROFILING_COMMAND_START.</summary>
    CommandStart = 0x1282,

    /// <summary>CL_PROFILING_COMMAND_END.</summary>
    CommandEnd = 0x1283,
}
