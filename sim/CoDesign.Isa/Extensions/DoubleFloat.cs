using HostFloat = CoDesign.Isa.HostFloat<CoDesign.Isa.Binary64, double>;
using SoftFloat = CoDesign.Isa.SoftFloat<CoDesign.Isa.Binary64>;

namespace CoDesign.Isa.Extensions;

/// <summary>Double-precision floating point (RISC-V Unprivileged ISA, “D” Extension).</summary>
/// <remarks>A register holds 64 bits; operands and results are whole registers. Rows without a field <c>rm</c> do not round.</remarks>
[ExtensionRows(Extension.D)]
internal static class DoubleFloat
{
    [Instruction("fld fd, imm(rs1)", "imm[11:0] rs1 011 rd 0000111", Shape.FloatLoad, OpClass.Load)]
    public static ulong Fld(ulong value) => value;

    [Instruction("fsd fs2, imm(rs1)", "imm[11:5] rs2 rs1 011 imm[4:0] 0100111", Shape.FloatStore, OpClass.Store)]
    public static ulong Fsd(ulong rs2) => rs2;

    [Instruction("fmadd.d fd, fs1, fs2, fs3, rm", "rs3 01 rs2 rs1 rm!=5,6 rd 1000011", Shape.FloatTernary, OpClass.FpFma)]
    public static FloatResult FmaddD(ulong rs1, ulong rs2, ulong rs3, RoundingMode mode) =>
        HostFloat.MultiplyAdd(rs1, rs2, rs3, mode);

    [Instruction("fmsub.d fd, fs1, fs2, fs3, rm", "rs3 01 rs2 rs1 rm!=5,6 rd 1000111", Shape.FloatTernary, OpClass.FpFma)]
    public static FloatResult FmsubD(ulong rs1, ulong rs2, ulong rs3, RoundingMode mode) =>
        HostFloat.MultiplyAdd(rs1, rs2, SoftFloat.Negated(rs3), mode);

    [Instruction("fnmsub.d fd, fs1, fs2, fs3, rm", "rs3 01 rs2 rs1 rm!=5,6 rd 1001011", Shape.FloatTernary, OpClass.FpFma)]
    public static FloatResult FnmsubD(ulong rs1, ulong rs2, ulong rs3, RoundingMode mode) =>
        HostFloat.MultiplyAdd(SoftFloat.Negated(rs1), rs2, rs3, mode);

    [Instruction("fnmadd.d fd, fs1, fs2, fs3, rm", "rs3 01 rs2 rs1 rm!=5,6 rd 1001111", Shape.FloatTernary, OpClass.FpFma)]
    public static FloatResult FnmaddD(ulong rs1, ulong rs2, ulong rs3, RoundingMode mode) =>
        HostFloat.MultiplyAdd(SoftFloat.Negated(rs1), rs2, SoftFloat.Negated(rs3), mode);

    [Instruction("fadd.d fd, fs1, fs2, rm", "0000001 rs2 rs1 rm!=5,6 rd 1010011", Shape.FloatBinary, OpClass.FpAdd)]
    public static FloatResult FaddD(ulong rs1, ulong rs2, RoundingMode mode) => HostFloat.Add(rs1, rs2, mode);

    [Instruction("fsub.d fd, fs1, fs2, rm", "0000101 rs2 rs1 rm!=5,6 rd 1010011", Shape.FloatBinary, OpClass.FpAdd)]
    public static FloatResult FsubD(ulong rs1, ulong rs2, RoundingMode mode) => HostFloat.Subtract(rs1, rs2, mode);

    [Instruction("fmul.d fd, fs1, fs2, rm", "0001001 rs2 rs1 rm!=5,6 rd 1010011", Shape.FloatBinary, OpClass.FpMul)]
    public static FloatResult FmulD(ulong rs1, ulong rs2, RoundingMode mode) => HostFloat.Multiply(rs1, rs2, mode);

    [Instruction("fdiv.d fd, fs1, fs2, rm", "0001101 rs2 rs1 rm!=5,6 rd 1010011", Shape.FloatBinary, OpClass.FpDiv, ConstantTime = false)]
    public static FloatResult FdivD(ulong rs1, ulong rs2, RoundingMode mode) => HostFloat.Divide(rs1, rs2, mode);

    [Instruction("fsqrt.d fd, fs1, rm", "0101101 00000 rs1 rm!=5,6 rd 1010011", Shape.FloatUnary, OpClass.FpSqrt, ConstantTime = false)]
    public static FloatResult FsqrtD(ulong rs1, RoundingMode mode) => HostFloat.SquareRoot(rs1, mode);

    [Instruction("fsgnj.d fd, fs1, fs2", "0010001 rs2 rs1 000 rd 1010011", Shape.FloatBinary, OpClass.FpMisc)]
    public static FloatResult FsgnjD(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.CopySign(rs1, rs2);

    [Instruction("fsgnjn.d fd, fs1, fs2", "0010001 rs2 rs1 001 rd 1010011", Shape.FloatBinary, OpClass.FpMisc)]
    public static FloatResult FsgnjnD(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.CopyNegatedSign(rs1, rs2);

    [Instruction("fsgnjx.d fd, fs1, fs2", "0010001 rs2 rs1 010 rd 1010011", Shape.FloatBinary, OpClass.FpMisc)]
    public static FloatResult FsgnjxD(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.XorSign(rs1, rs2);

    [Instruction("fmin.d fd, fs1, fs2", "0010101 rs2 rs1 000 rd 1010011", Shape.FloatBinary, OpClass.FpMisc)]
    public static FloatResult FminD(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.Minimum(rs1, rs2);

    [Instruction("fmax.d fd, fs1, fs2", "0010101 rs2 rs1 001 rd 1010011", Shape.FloatBinary, OpClass.FpMisc)]
    public static FloatResult FmaxD(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.Maximum(rs1, rs2);

    [Instruction("fle.d rd, fs1, fs2", "1010001 rs2 rs1 000 rd 1010011", Shape.FloatCompare, OpClass.FpMisc)]
    public static FloatResult FleD(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.IsLessOrEqual(rs1, rs2);

    [Instruction("flt.d rd, fs1, fs2", "1010001 rs2 rs1 001 rd 1010011", Shape.FloatCompare, OpClass.FpMisc)]
    public static FloatResult FltD(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.IsLess(rs1, rs2);

    [Instruction("feq.d rd, fs1, fs2", "1010001 rs2 rs1 010 rd 1010011", Shape.FloatCompare, OpClass.FpMisc)]
    public static FloatResult FeqD(ulong rs1, ulong rs2, RoundingMode mode) => SoftFloat.IsEqual(rs1, rs2);

    [Instruction("fclass.d rd, fs1", "1110001 00000 rs1 001 rd 1010011", Shape.FloatToInteger, OpClass.FpMisc)]
    public static FloatResult FclassD(ulong rs1, RoundingMode mode) => SoftFloat.Classify(rs1);

    [Instruction("fcvt.w.d rd, fs1, rm", "1100001 00000 rs1 rm!=5,6 rd 1010011", Shape.FloatToInteger, OpClass.FpConvert)]
    public static FloatResult FcvtWD(ulong rs1, RoundingMode mode) => SoftFloat.ToInteger(rs1, 32, isSigned: true, mode);

    [Instruction("fcvt.wu.d rd, fs1, rm", "1100001 00001 rs1 rm!=5,6 rd 1010011", Shape.FloatToInteger, OpClass.FpConvert)]
    public static FloatResult FcvtWuD(ulong rs1, RoundingMode mode) => SoftFloat.ToInteger(rs1, 32, isSigned: false, mode);

    [Instruction("fcvt.l.d rd, fs1, rm", "1100001 00010 rs1 rm!=5,6 rd 1010011", Shape.FloatToInteger,
        OpClass.FpConvert, Xlen = XlenSet.Rv64)]
    public static FloatResult FcvtLD(ulong rs1, RoundingMode mode) => SoftFloat.ToInteger(rs1, 64, isSigned: true, mode);

    [Instruction("fcvt.lu.d rd, fs1, rm", "1100001 00011 rs1 rm!=5,6 rd 1010011", Shape.FloatToInteger,
        OpClass.FpConvert, Xlen = XlenSet.Rv64)]
    public static FloatResult FcvtLuD(ulong rs1, RoundingMode mode) => SoftFloat.ToInteger(rs1, 64, isSigned: false, mode);

    [Instruction("fcvt.d.w fd, rs1, rm:rne", "1101001 00000 rs1 rm!=5,6 rd 1010011", Shape.IntegerToFloat, OpClass.FpConvert)]
    public static FloatResult FcvtDW(ulong rs1, RoundingMode mode) => SoftFloat.FromInteger((ulong)(int)rs1, isSigned: true, mode);

    [Instruction("fcvt.d.wu fd, rs1, rm:rne", "1101001 00001 rs1 rm!=5,6 rd 1010011", Shape.IntegerToFloat, OpClass.FpConvert)]
    public static FloatResult FcvtDWu(ulong rs1, RoundingMode mode) => SoftFloat.FromInteger((uint)rs1, isSigned: false, mode);

    [Instruction("fcvt.d.l fd, rs1, rm", "1101001 00010 rs1 rm!=5,6 rd 1010011", Shape.IntegerToFloat,
        OpClass.FpConvert, Xlen = XlenSet.Rv64)]
    public static FloatResult FcvtDL(ulong rs1, RoundingMode mode) => SoftFloat.FromInteger(rs1, isSigned: true, mode);

    [Instruction("fcvt.d.lu fd, rs1, rm", "1101001 00011 rs1 rm!=5,6 rd 1010011", Shape.IntegerToFloat,
        OpClass.FpConvert, Xlen = XlenSet.Rv64)]
    public static FloatResult FcvtDLu(ulong rs1, RoundingMode mode) => SoftFloat.FromInteger(rs1, isSigned: false, mode);

    [Instruction("fcvt.s.d fd, fs1, rm", "0100000 00001 rs1 rm!=5,6 rd 1010011", Shape.FloatUnary, OpClass.FpConvert)]
    public static FloatResult FcvtSD(ulong rs1, RoundingMode mode) => SoftFloat<Binary32>.From<Binary64>(rs1, mode);

    [Instruction("fcvt.d.s fd, fs1, rm:rne", "0100001 00000 rs1 rm!=5,6 rd 1010011", Shape.FloatUnary, OpClass.FpConvert)]
    public static FloatResult FcvtDS(ulong rs1, RoundingMode mode) => SoftFloat.From<Binary32>(rs1, mode);

    [Instruction("fmv.x.d rd, fs1", "1110001 00000 rs1 000 rd 1010011", Shape.FloatToInteger, OpClass.FpMisc, Xlen = XlenSet.Rv64)]
    public static FloatResult FmvXD(ulong rs1, RoundingMode mode) => new(rs1);

    [Instruction("fmv.d.x fd, rs1", "1111001 00000 rs1 000 rd 1010011", Shape.IntegerToFloat, OpClass.FpMisc, Xlen = XlenSet.Rv64)]
    public static FloatResult FmvDX(ulong rs1, RoundingMode mode) => new(rs1);
}
