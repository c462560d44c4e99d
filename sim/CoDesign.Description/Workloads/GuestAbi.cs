namespace CoDesign.Description.Workloads;

/// <summary>How a program talks to its environment.</summary>
public enum GuestAbi
{
    /// <summary>A static Linux program: system calls are served by the simulator.</summary>
    LinuxUser,

    /// <summary>Machine mode from the program's entry: its own CSRs, devices and modules.</summary>
    BareMetal,
}
