namespace CoDesign.Isa.Extensions;

/// <summary>
/// Access to control and status registers (RISC-V Unprivileged ISA, “Zicsr”). The row says what is written back; that csrrw with
/// rd = x0 does not read, and csrrs and csrrc with a zero operand field do not write, belongs to the shape.
/// </summary>
[ExtensionRows(Extension.Zicsr)]
internal static class ControlStatus
{
    [Instruction("csrrw rd, csr, rs1", "csr[11:0] rs1 001 rd 1110011", Shape.CsrRegister, OpClass.Csr)]
    [Instruction("csrrwi rd, csr, zimm", "csr[11:0] zimm[4:0] 101 rd 1110011", Shape.CsrImmediate, OpClass.Csr)]
    public static ulong Csrrw(ulong csr, ulong operand) => operand;

    [Instruction("csrrs rd, csr, rs1", "csr[11:0] rs1 010 rd 1110011", Shape.CsrRegister, OpClass.Csr)]
    [Instruction("csrrsi rd, csr, zimm", "csr[11:0] zimm[4:0] 110 rd 1110011", Shape.CsrImmediate, OpClass.Csr)]
    public static ulong Csrrs(ulong csr, ulong operand) => csr | operand;

    [Instruction("csrrc rd, csr, rs1", "csr[11:0] rs1 011 rd 1110011", Shape.CsrRegister, OpClass.Csr)]
    [Instruction("csrrci rd, csr, zimm", "csr[11:0] zimm[4:0] 111 rd 1110011", Shape.CsrImmediate, OpClass.Csr)]
    public static ulong Csrrc(ulong csr, ulong operand) => csr & ~operand;
}
