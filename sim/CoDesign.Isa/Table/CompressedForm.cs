namespace CoDesign.Isa;

/// <summary>A 16-bit encoding and the 32-bit instruction that it stands for.</summary>
public sealed class CompressedForm
{
    private readonly InstructionSyntax _expansion;

    /// <summary>States a form.</summary>
    /// <param name="syntax">Mnemonic and operands of the form.</param>
    /// <param name="encoding">The 16 bits.</param>
    /// <param name="expansion">The 32-bit instruction, written with operands of the form, registers and numbers.</param>
    /// <param name="xlen">Register widths that have the form.</param>
    public CompressedForm(string syntax, string encoding, string expansion, XlenSet xlen = XlenSet.Both)
    {
        Syntax = InstructionSyntax.Parse(syntax);
        Pattern = EncodingPattern.Parse(encoding);
        _expansion = InstructionSyntax.Parse(expansion);
        Xlen = xlen;
    }

    /// <summary>Mnemonic and operands.</summary>
    public InstructionSyntax Syntax { get; }

    /// <summary>The encoding.</summary>
    public EncodingPattern Pattern { get; }

    /// <summary>Register widths that have the form.</summary>
    public XlenSet Xlen { get; }

    /// <summary>Mnemonic of the 32-bit instruction.</summary>
    public string ExpansionMnemonic => _expansion.Mnemonic;

    /// <summary>Reads the operands of the 32-bit instruction out of a 16-bit word.</summary>
    /// <param name="word">The 16 bits.</param>
    /// <param name="target">The row that the form expands to.</param>
    public OperandValues Expand(uint word, InstructionDefinition target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var values = default(OperandValues);
        SyntaxPart[] wanted = [.. target.Syntax.Operands];
        SyntaxPart[] given = [.. _expansion.Parts.Where(p => p.Operand is not null || IsWord(p.Text))];
        for (int i = 0; i < wanted.Length; i++)
        {
            SyntaxPart part = given[i];
            int value = part.Operand is OperandKind operand ? Pattern.Extract(word, operand)
                : Registers.TryParse(part.Text, out int register) ? register
                : int.Parse(part.Text, System.Globalization.CultureInfo.InvariantCulture);
            values = values.With(wanted[i].Operand!.Value, value);
        }

        return values;
    }

    private static bool IsWord(string text) => text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]);
}
