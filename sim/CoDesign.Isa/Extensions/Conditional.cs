namespace CoDesign.Isa.Extensions;

/// <summary>Conditional zero (RISC-V Unprivileged ISA, “Zicond” Extension for Integer Conditional Operations).</summary>
[ExtensionRows(Extension.Zicond)]
internal static class Conditional
{
    [Instruction("czero.eqz rd, rs1, rs2", "0000111 rs2 rs1 101 rd 0110011", Shape.AluRegister, OpClass.IntAlu)]
    public static ulong CzeroEqz(ulong rs1, ulong rs2) => rs2 == 0 ? 0 : rs1;

    [Instruction("czero.nez rd, rs1, rs2", "0000111 rs2 rs1 111 rd 0110011", Shape.AluRegister, OpClass.IntAlu)]
    public static ulong CzeroNez(ulong rs1, ulong rs2) => rs2 != 0 ? 0 : rs1;
}
