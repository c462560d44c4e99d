namespace Silk.NET.OpenCL;

/// <summary>Kinds of queues.</summary>
[Flags]
public enum CommandQueueProperties : ulong
{
    /// <summary>In order, without times.</summary>
    None = 0,
}
