using CoDesign.Description.Scalars;

namespace CoDesign.Description.Chips;

/// <summary>What the hardware of a memory lets through.</summary>
public enum MemoryAccess
{
    /// <summary>Reading.</summary>
    [YamlName("r")]
    Read,

    /// <summary>Reading and writing.</summary>
    [YamlName("rw")]
    ReadWrite,

    /// <summary>Reading and instruction fetch.</summary>
    [YamlName("rx")]
    ReadExecute,

    /// <summary>Reading, writing and instruction fetch.</summary>
    [YamlName("rwx")]
    ReadWriteExecute,
}
