namespace CoDesign.Machine.Harts;

/// <summary>What the register width changes outside the meaning of instructions.</summary>
internal interface IXlen
{
    /// <summary>An effective address, modulo 2^XLEN.</summary>
    static abstract ulong Address(ulong value);

    /// <summary>A register value: RV32 keeps it sign-extended.</summary>
    static abstract ulong Register(ulong value);
}

/// <summary>32-bit registers.</summary>
internal readonly struct Rv32 : IXlen
{
    public static ulong Address(ulong value) => (uint)value;

    public static ulong Register(ulong value) => (ulong)(int)value;
}

/// <summary>64-bit registers.</summary>
internal readonly struct Rv64 : IXlen
{
    public static ulong Address(ulong value) => value;

    public static ulong Register(ulong value) => value;
}
