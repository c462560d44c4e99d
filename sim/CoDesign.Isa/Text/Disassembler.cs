using System.Globalization;
using System.Text;

namespace CoDesign.Isa;

/// <summary>Writes instructions as text, from the syntax of their rows.</summary>
/// <param name="table">The instructions that may occur.</param>
public sealed class Disassembler(InstructionTable table)
{
    /// <summary>Writes one instruction.</summary>
    /// <param name="word">The instruction; for a 16-bit form the upper half is ignored.</param>
    /// <param name="pc">Its address; targets of branches and jumps are written as addresses.</param>
    /// <returns>The text; <c>.2byte</c> or <c>.4byte</c> with the value when the table has no such instruction.</returns>
    public string Disassemble(uint word, ulong pc)
    {
        if (InstructionTable.LengthOf(word) == 2)
        {
            uint half = word & 0xFFFF;
            return table.TryFindForm(half, out CompressedForm form)
                ? Write(form.Syntax, form.Pattern, half, pc, IsPcRelative(form))
                : table.TryFindSequence(half, out InstructionSequence sequence) ? sequence.Write(half, table.Isa.Xlen)
                : $".2byte 0x{half:x4}";
        }

        return table.TryFindRow(word, out InstructionDefinition row)
            ? Write(row.Syntax, row.Pattern, word, pc, row.Shape is Shape.Branch or Shape.Jump)
            : $".4byte 0x{word:x8}";
    }

    private bool IsPcRelative(CompressedForm form) =>
        table.TryFind(form.ExpansionMnemonic, out InstructionDefinition target) && target.Shape is Shape.Branch or Shape.Jump;

    private string Write(InstructionSyntax syntax, EncodingPattern pattern, uint word, ulong pc, bool isPcRelative)
    {
        var text = new StringBuilder(syntax.Mnemonic);
        OperandValues values = OperandValues.Extract(pattern, word);
        text.Append((values.Aq, values.Rl) switch
        {
            (1, 1) => ".aqrl",
            (1, 0) => ".aq",
            (0, 1) => ".rl",
            _ => string.Empty,
        });
        text.Append(syntax.Parts.Count > 0 ? " " : string.Empty);
        bool isUsualRounding = syntax.OmittedRounding is RoundingMode usual && values.Rm == (int)usual;
        foreach (SyntaxPart part in isUsualRounding ? syntax.Parts.SkipLast(2) : syntax.Parts)
        {
            text.Append(part.Operand is not OperandKind operand
                ? part.Text == "," ? ", " : part.Text
                : WriteOperand(operand, part.IsFloatRegister, values[operand], pattern, pc, isPcRelative));
        }

        return text.ToString();
    }

    private string WriteOperand(OperandKind operand, bool isFloat, int value, EncodingPattern pattern, ulong pc, bool isPcRelative)
    {
        switch (operand)
        {
            case OperandKind.Rd or OperandKind.Rs1 or OperandKind.Rs2 or OperandKind.Rs3:
                return isFloat ? FloatRegisters.NameOf(value) : Registers.NameOf(value);
            case OperandKind.Csr:
                return Csrs.NameOf(value);
            case OperandKind.Pred or OperandKind.Succ:
                return FenceSet.Write(value);
            case OperandKind.Rm:
                return RoundingModes.NameOf(value);
            case OperandKind.Immediate when isPcRelative:
                ulong target = pc + (ulong)(long)value;
                return $"0x{(table.Isa.Xlen == 32 ? (uint)target : target):x}";
            case OperandKind.Immediate when pattern.ImmediateBits.Low == 12:
                // lui and auipc: the assembler's operand is the upper 20 bits.
                return $"0x{(uint)value >> 12:x}";
            default:
                return value.ToString(CultureInfo.InvariantCulture);
        }
    }
}
