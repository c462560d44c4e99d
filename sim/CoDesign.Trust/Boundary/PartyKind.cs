namespace CoDesign.Trust;

/// <summary>What kind of thing sends or receives bytes.</summary>
public enum PartyKind
{
    /// <summary>A core of the chip.</summary>
    Core,

    /// <summary>A memory.</summary>
    Memory,

    /// <summary>An accelerator, which may master the bus.</summary>
    Module,

    /// <summary>A simple device: timer, serial port.</summary>
    Device,

    /// <summary>Something off the chip: standard output, a file, the network.</summary>
    Sink,
}
