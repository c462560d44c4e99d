using System.Globalization;

namespace CoDesign.Isa;

/// <summary>A 16-bit encoding and the 32-bit instruction that it stands for.</summary>
/// <param name="syntax">Mnemonic and operands of the form.</param>
/// <param name="encoding">The 16 bits.</param>
/// <param name="expansion">The 32-bit instruction, written with operands of the form, registers and numbers.</param>
/// <param name="xlen">Register widths that have the form.</param>
/// <param name="extension">The extension that brings the form.</param>
public sealed class CompressedForm(
    string syntax, string encoding, string expansion, XlenSet xlen = XlenSet.Both, Extension extension = Extension.Zca)
{
    private Operand[]? _operands;

    /// <summary>The name of the form.</summary>
    public string Mnemonic { get; } = InstructionSyntax.MnemonicOf(syntax);

    /// <summary>Mnemonic and operands.</summary>
    public InstructionSyntax Syntax => field ??= InstructionSyntax.Parse(syntax);

    /// <summary>The encoding.</summary>
    public EncodingPattern Pattern => field ??= EncodingPattern.Parse(encoding);

    /// <summary>Register widths that have the form.</summary>
    public XlenSet Xlen { get; } = xlen;

    /// <summary>The extension that brings the form.</summary>
    public Extension Extension { get; } = extension;

    /// <summary>Mnemonic of the 32-bit instruction.</summary>
    public string ExpansionMnemonic { get; } = InstructionSyntax.MnemonicOf(expansion);

    /// <summary>Reads the operands of the 32-bit instruction out of a 16-bit word.</summary>
    /// <param name="word">The 16 bits.</param>
    /// <param name="target">The row that the form expands to.</param>
    public OperandValues Expand(uint word, InstructionDefinition target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var values = default(OperandValues);
        foreach (Operand operand in _operands ??= OperandsOf(target))
        {
            int value = operand.Source is OperandKind source ? Pattern.Extract(word, source) : operand.Constant;
            values = values.With(operand.Target, value);
        }

        return values;
    }

    /// <inheritdoc/>
    public override string ToString() => syntax;

    // Pairs the operands of the row with the words of the expansion, which has the same form.
    private Operand[] OperandsOf(InstructionDefinition target)
    {
        var operands = new List<Operand>();
        IReadOnlyList<SyntaxPart> given = InstructionSyntax.Parse(expansion).Parts;
        for (int i = 0; i < given.Count; i++)
        {
            if (target.Syntax.Parts[i].Operand is OperandKind wanted)
            {
                int constant = 0;
                if (given[i].Operand is null && !Registers.TryParse(given[i].Text, out constant))
                {
                    constant = int.Parse(given[i].Text, CultureInfo.InvariantCulture);
                }

                operands.Add(new Operand(wanted, given[i].Operand, constant));
            }
        }

        return [.. operands];
    }

    // An operand of the row: one of the form's, or a constant.
    private sealed record Operand(OperandKind Target, OperandKind? Source, int Constant);
}
