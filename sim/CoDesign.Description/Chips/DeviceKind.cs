namespace CoDesign.Description.Chips;

/// <summary>Kinds of simple devices.</summary>
public enum DeviceKind
{
    /// <summary>Serial port with the transmit side of an NS16550A.</summary>
    Uart,

    /// <summary>Timer and software interrupt of a core (the SiFive CLINT layout that RISC-V ACLINT keeps).</summary>
    Clint,

    /// <summary>
    /// Platform-level interrupt controller: context 0 is machine mode, context 1 supervisor mode; the interrupt of each module and
    /// serial port is the source of the same number.
    /// </summary>
    Plic,

    /// <summary>True random number generator: offset 0 gives 32 bits; a core with Zkr draws from it.</summary>
    Trng,

    /// <summary>Register that ends the run (SiFive test finisher).</summary>
    TestFinisher,

    /// <summary>A part of which only the addresses are known: it reads as zeros and takes what is written (TB902 if that is labelled).</summary>
    Unmodelled,
}
