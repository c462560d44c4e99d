namespace CoDesign.Elf;

/// <summary>What the program demands of the hart, from e_flags.</summary>
/// <param name="Value">The word as it stands in the file header.</param>
/// <remarks>Source: RISC-V ELF psABI Specification 1.0, "File Header", e_flags.</remarks>
public readonly record struct ElfFlags(uint Value)
{
    /// <summary>EF_RISCV_RVC: code may start at any even address.</summary>
    public bool IsCompressed => (Value & 0x1) != 0;

    /// <summary>EF_RISCV_FLOAT_ABI: the calling convention for floating point.</summary>
    public FloatAbi FloatAbi => (FloatAbi)((Value >> 1) & 3);

    /// <summary>EF_RISCV_RVE: only the registers x0 to x15 are used.</summary>
    public bool IsEmbedded => (Value & 0x8) != 0;

    /// <summary>EF_RISCV_TSO: the program relies on total store ordering.</summary>
    public bool IsTotalStoreOrder => (Value & 0x10) != 0;
}
