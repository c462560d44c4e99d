namespace CoDesign.Machine.Modules;

/// <summary>Register window of a module (workloads/include/codesign_module.h; a test compares the two).</summary>
public static class ModuleRegisters
{
    /// <summary>Reads as <see cref="IdValue"/>.</summary>
    public const ulong Id = 0x000;

    /// <summary>Reads as <see cref="VersionValue"/>.</summary>
    public const ulong Version = 0x004;

    /// <summary>Enable, interrupt enable, clear.</summary>
    public const ulong Control = 0x008;

    /// <summary>Busy, interrupt pending, error.</summary>
    public const ulong Status = 0x00C;

    /// <summary>Status code of the last job that failed.</summary>
    public const ulong Error = 0x010;

    /// <summary>Address of slot 0, lower half.</summary>
    public const ulong RingBaseLow = 0x014;

    /// <summary>Address of slot 0, upper half.</summary>
    public const ulong RingBaseHigh = 0x018;

    /// <summary>Number of slots.</summary>
    public const ulong RingEntries = 0x01C;

    /// <summary>Jobs completed.</summary>
    public const ulong Head = 0x020;

    /// <summary>Jobs submitted; a write is the doorbell.</summary>
    public const ulong Tail = 0x024;

    /// <summary>"CDM1".</summary>
    public const uint IdValue = 0x314D4443;

    /// <summary>Version of this window.</summary>
    public const uint VersionValue = 1;

    /// <summary>Jobs are fetched.</summary>
    public const uint ControlEnable = 1;

    /// <summary>Completion raises the interrupt.</summary>
    public const uint ControlInterrupt = 2;

    /// <summary>Forget all state of earlier jobs.</summary>
    public const uint ControlClear = 4;

    /// <summary>A job is under way.</summary>
    public const uint StatusBusy = 1;

    /// <summary>The interrupt is pending; writing 1 clears it.</summary>
    public const uint StatusInterrupt = 2;

    /// <summary>A job has failed.</summary>
    public const uint StatusError = 4;

    /// <summary>Bytes of a slot.</summary>
    public const int SlotBytes = 256;

    /// <summary>Most slots of a ring.</summary>
    public const uint MaximumRingEntries = 256;
}
