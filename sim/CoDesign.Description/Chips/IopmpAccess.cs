using CoDesign.Description.Scalars;

namespace CoDesign.Description.Chips;

/// <summary>What an IOPMP entry permits.</summary>
public enum IopmpAccess
{
    /// <summary>Nothing: the range is closed to requesters that also match a later entry.</summary>
    [YamlName("none")]
    None,

    /// <summary>Reading.</summary>
    [YamlName("r")]
    Read,

    /// <summary>Writing.</summary>
    [YamlName("w")]
    Write,

    /// <summary>Reading and writing.</summary>
    [YamlName("rw")]
    ReadWrite,
}
