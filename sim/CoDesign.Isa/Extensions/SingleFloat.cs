using HostFloat = CoDesign.Isa.HostFloat<CoDesign.Isa.Binary32, float>;
using SoftFloat = CoDesign.Isa.SoftFloat<CoDesign.Isa.Binary32>;

namespace CoDesign.Isa.Extensions;

/// <summary>Single-precision floating point (RISC-V Unprivileged ISA, “F” Extension).</summary>
/// <remarks>A register holds 64 bits; operands and results are whole registers. Rows without a field <c>rm</c> do not round.</remarks>
[ExtensionRows(Extension.F)]
internal static class SingleFloat
{
    [Instruction("flw fd, imm(rs1)", "imm[11:0] rs1 010 rd 0000111", Shape.FloatLoad, OpClass.Load)]
    public static ulong Flw(uint value) => 0xFFFF_FFFF_0000_0000 | value;

    [Instruction("fsw fs2, imm(rs1)", "imm[11:5] rs2 rs1 010 imm[4:0] 0100111", Shape.FloatStore, OpClass.Store)]
    public static uint Fsw(ulong rs2) => (uint)rs2;

    [Instruction("fmadd.s fd, fs1, fs2, fs3, rm", "rs3 00 rs2 rs1 rm!=5,6 rd 1000011", Shape.FloatTernary, OpClass.FpFma)]
    public static FloatResult FmaddS(ulong rs1, ulong rs2, ulong rs3, RoundingMode mode) =>
        HostFloat.MultiplyAdd(rs1, rs2, rs3, mode);

    [Instruction("fmsub.s fd, fs1, fs2, fs3, rm", "rs3 00 rs2 rs1 rm!=5,6 rd 1000111", Shape.FloatTernary, OpClass.FpFma)]
    public static FloatResult FmsubS(ulong rs1, ulong rs2, ulong rs3, RoundingMode mode) =>
        HostFloat.MultiplyAdd(rs1, rs2, SoftFloat.Negated(rs3), mode);

    [Instruction("fnmsub.s fd, fs1, fs2, fs3, rm", "rs3 00 rs2 rs1 rm!=5,6 rd 1001011", Shape.FloatTernary, OpClass.FpFma)]
    public static FloatResult FnmsubS(ulong rs1, ulong rs2, ulong rs3, RoundingMode mode) =>
        HostFloat.MultiplyAdd(SoftFloat.Negated(rs1), rs2, rs3, mode);

    [Instruction("fnmadd.s fd, fs1, fs2, fs3, rm", "rs3 00 rs2 rs1 rm!=5,6 rd 1001111", Shape.FloatTernary, OpClass.FpFma)]
    public static FloatResult FnmaddS(ulong rs1, ulong rs2, ulong rs3, RoundingMode mode) =>
        HostFloat.MultiplyAdd(SoftFloat.Negated(rs1), rs2, SoftFloat.Negated(rs3), mode);

    [Instruction("fadd.s fd, fs1, fs2, rm", "0000000 rs2 rs1 rm!=5,6 rd 1010011", Shape.FloatBinary, OpClass.FpAdd)]
    public static FloatResult FaddS(ulong rs1, ulong rs2, RoundingMode mode) => HostFloat.Add(rs1, rs2, mode);

    [Instruction("fsub.s fd, fs1, fs2, rm", "0000100 rs2 rs1 rm!=5,6 rd 1010011", Shape.FloatBinary, OpClass.FpAdd)]
    public static FloatResult FsubS(ulong rs1, ulong rs2, RoundingMode mode) => HostFloat.Subtract(rs1, rs2, mode);

    [Instruction("fmul.s fd, fs1, fs2, rm", "0001000 rs2 rs1 rm!=5,6 rd 1010011", Shape.FloatBinary, OpClass.FpMul)]
    public static FloatResult FmulS(ulong rs1, ulong rs2, RoundingMode mode) => HostFloat.Multiply(rs1, rs2, mode);

    [Instruction("fdiv.s fd, fs1, fs2, rm", "0001100 rs2 rs1 rm!=5,6 rd 1010011", Shape.FloatBinary, OpClass.FpDiv, ConstantTime = false)]
    public static FloatResult FdivS(ulong rs1, ulong rs2, RoundingMode mode) => HostFloat.Divide(rs1, rs2, mode);

    [Instruction("fsqrt.s fd, fs1, rm", "0101100 00000 rs1 rm!=5,6 rd 1010011", Shape.FloatUnary, OpClass.FpSqrt, ConstantTime = false)]
    public static FloatResult FsqrtS(ulong rs1, RoundingMode mode) => HostFloat.SquareRoot(rs1, mode);

    [Instruction("fsgnj.s fd, fs1, fs2", "0010000 rs2 rs1 000 rd 1010011", Shape.FloatBinary, OpClass.FpMisc)]
    public static FloatResult FsgnjS(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.CopySign(rs1, rs2);

    [Instruction("fsgnjn.s fd, fs1, fs2", "0010000 rs2 rs1 001 rd 1010011", Shape.FloatBinary, OpClass.FpMisc)]
    public static FloatResult FsgnjnS(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.CopyNegatedSign(rs1, rs2);

    [Instruction("fsgnjx.s fd, fs1, fs2", "0010000 rs2 rs1 010 rd 1010011", Shape.FloatBinary, OpClass.FpMisc)]
    public static FloatResult FsgnjxS(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.XorSign(rs1, rs2);

    [Instruction("fmin.s fd, fs1, fs2", "0010100 rs2 rs1 000 rd 1010011", Shape.FloatBinary, OpClass.FpMisc)]
    public static FloatResult FminS(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.Minimum(rs1, rs2);

    [Instruction("fmax.s fd, fs1, fs2", "0010100 rs2 rs1 001 rd 1010011", Shape.FloatBinary, OpClass.FpMisc)]
    public static FloatResult FmaxS(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.Maximum(rs1, rs2);

    [Instruction("fle.s rd, fs1, fs2", "1010000 rs2 rs1 000 rd 1010011", Shape.FloatCompare, OpClass.FpMisc)]
    public static FloatResult FleS(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.IsLessOrEqual(rs1, rs2);

    [Instruction("flt.s rd, fs1, fs2", "1010000 rs2 rs1 001 rd 1010011", Shape.FloatCompare, OpClass.FpMisc)]
    public static FloatResult FltS(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.IsLess(rs1, rs2);

    [Instruction("feq.s rd, fs1, fs2", "1010000 rs2 rs1 010 rd 1010011", Shape.FloatCompare, OpClass.FpMisc)]
    public static FloatResult FeqS(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.IsEqual(rs1, rs2);

    [Instruction("fclass.s rd, fs1", "1110000 00000 rs1 001 rd 1010011", Shape.FloatToInteger, OpClass.FpMisc)]
    public static FloatResult FclassS(ulong rs1, RoundingMode mode) => SoftFloat.Classify(rs1);

    [Instruction("fcvt.w.s rd, fs1, rm", "1100000 00000 rs1 rm!=5,6 rd 1010011", Shape.FloatToInteger, OpClass.FpConvert)]
    public static FloatResult FcvtWS(ulong rs1, RoundingMode mode) => SoftFloat.ToInteger(rs1, 32, isSigned: true, mode);

    [Instruction("fcvt.wu.s rd, fs1, rm", "1100000 00001 rs1 rm!=5,6 rd 1010011", Shape.FloatToInteger, OpClass.FpConvert)]
    public static FloatResult FcvtWuS(ulong rs1, RoundingMode mode) => SoftFloat.ToInteger(rs1, 32, isSigned: false, mode);

    [Instruction("fcvt.l.s rd, fs1, rm", "1100000 00010 rs1 rm!=5,6 rd 1010011", Shape.FloatToInteger,
        OpClass.FpConvert, Xlen = XlenSet.Rv64)]
    public static FloatResult FcvtLS(ulong rs1, RoundingMode mode) => SoftFloat.ToInteger(rs1, 64, isSigned: true, mode);

    [Instruction("fcvt.lu.s rd, fs1, rm", "1100000 00011 rs1 rm!=5,6 rd 1010011", Shape.FloatToInteger,
        OpClass.FpConvert, Xlen = XlenSet.Rv64)]
    public static FloatResult FcvtLuS(ulong rs1, RoundingMode mode) => SoftFloat.ToInteger(rs1, 64, isSigned: false, mode);

    [Instruction("fcvt.s.w fd, rs1, rm", "1101000 00000 rs1 rm!=5,6 rd 1010011", Shape.IntegerToFloat, OpClass.FpConvert)]
    public static FloatResult FcvtSW(ulong rs1, RoundingMode mode) => SoftFloat.FromInteger((ulong)(int)rs1, isSigned: true, mode);

    [Instruction("fcvt.s.wu fd, rs1, rm", "1101000 00001 rs1 rm!=5,6 rd 1010011", Shape.IntegerToFloat, OpClass.FpConvert)]
    public static FloatResult FcvtSWu(ulong rs1, RoundingMode mode) => SoftFloat.FromInteger((uint)rs1, isSigned: false, mode);

    [Instruction("fcvt.s.l fd, rs1, rm", "1101000 00010 rs1 rm!=5,6 rd 1010011", Shape.IntegerToFloat,
        OpClass.FpConvert, Xlen = XlenSet.Rv64)]
    public static FloatResult FcvtSL(ulong rs1, RoundingMode mode) => SoftFloat.FromInteger(rs1, isSigned: true, mode);

    [Instruction("fcvt.s.lu fd, rs1, rm", "1101000 00011 rs1 rm!=5,6 rd 1010011", Shape.IntegerToFloat,
        OpClass.FpConvert, Xlen = XlenSet.Rv64)]
    public static FloatResult FcvtSLu(ulong rs1, RoundingMode mode) => SoftFloat.FromInteger(rs1, isSigned: false, mode);

    // The bits as they are, also of a register that is not NaN-boxed.
    [Instruction("fmv.x.w rd, fs1", "1110000 00000 rs1 000 rd 1010011", Shape.FloatToInteger, OpClass.FpMisc)]
    public static FloatResult FmvXW(ulong rs1, RoundingMode mode) => new((ulong)(int)rs1);

    [Instruction("fmv.w.x fd, rs1", "1111000 00000 rs1 000 rd 1010011", Shape.IntegerToFloat, OpClass.FpMisc)]
    public static FloatResult FmvWX(ulong rs1, RoundingMode mode) => new(SoftFloat.Box((uint)rs1));
}
