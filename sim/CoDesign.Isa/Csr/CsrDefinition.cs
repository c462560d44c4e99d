namespace CoDesign.Isa;

/// <summary>A control and status register.</summary>
/// <param name="Number">12-bit number; bits 11:10 = 3 mean read-only, bits 9:8 the lowest privilege that may access it.</param>
/// <param name="Name">Name as in the specification.</param>
/// <param name="Rv32Only">The register is the upper half of a 64-bit one and exists for RV32 only.</param>
/// <param name="Extension">The extension that brings the register.</param>
/// <param name="Modes">The least set of privilege modes of a hart that has the register.</param>
/// <param name="Feature">An optional unit that brings the register.</param>
public sealed record CsrDefinition(
    int Number,
    string Name,
    bool Rv32Only = false,
    Extension Extension = Extension.Zicsr,
    PrivilegeModes Modes = PrivilegeModes.M,
    CsrFeature Feature = CsrFeature.None)
{
    /// <summary>The least privileged mode that may access the register.</summary>
    public PrivilegeMode LeastMode => (PrivilegeMode)(Number >> 8 & 3);

    /// <summary>Whether a write is an illegal instruction.</summary>
    public bool IsReadOnly => Number >> 10 == 3;
}
