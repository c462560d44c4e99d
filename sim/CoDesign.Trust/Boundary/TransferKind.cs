namespace CoDesign.Trust;

/// <summary>How bytes move.</summary>
public enum TransferKind
{
    /// <summary>A core reads.</summary>
    Load,

    /// <summary>A core writes.</summary>
    Store,

    /// <summary>A module reads memory.</summary>
    DmaRead,

    /// <summary>A module writes memory.</summary>
    DmaWrite,

    /// <summary>A module asks for attention: no byte, but its time tells something.</summary>
    Interrupt,

    /// <summary>Bytes leave the chip: standard output, a file.</summary>
    Output,

    /// <summary>Bytes enter the chip: standard input, a file.</summary>
    Input,
}
