namespace CoDesign.Isa;

/// <summary>
/// Mnemonic and operands of an instruction as the specification writes them, cut into parts: the one template from which text is
/// printed and read.
/// </summary>
public sealed class InstructionSyntax
{
    private readonly string _text;

    private InstructionSyntax(string text, string mnemonic, SyntaxPart[] parts)
    {
        _text = text;
        Mnemonic = mnemonic;
        Parts = parts;
    }

    /// <summary>The name of the instruction.</summary>
    public string Mnemonic { get; }

    /// <summary>Operands and the punctuation between them, in order.</summary>
    public IReadOnlyList<SyntaxPart> Parts { get; }

    /// <summary>The operands, in order.</summary>
    public IEnumerable<SyntaxPart> Operands => Parts.Where(p => p.Operand is not null);

    /// <summary>Reads a template such as <c>"lw rd, imm(rs1)"</c>.</summary>
    /// <remarks>A name that is no operand (a register, a number) stands for itself: <c>"addi sp, sp, imm"</c>.</remarks>
    public static InstructionSyntax Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int blank = text.IndexOf(' ', StringComparison.Ordinal);
        string mnemonic = blank < 0 ? text : text[..blank];
        var parts = new List<SyntaxPart>();
        int position = blank < 0 ? text.Length : blank + 1;
        while (position < text.Length)
        {
            int start = position;
            bool isWord = char.IsAsciiLetterOrDigit(text[position]);
            while (position < text.Length && char.IsAsciiLetterOrDigit(text[position]) == isWord)
            {
                position++;
            }

            string word = text[start..position];
            parts.Add(new SyntaxPart(word.Trim(), isWord ? OperandOf(word) : null));
        }

        return new InstructionSyntax(text, mnemonic, [.. parts]);
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static OperandKind? OperandOf(string word) => word switch
    {
        "rd" => OperandKind.Rd,
        "rs1" => OperandKind.Rs1,
        "rs2" => OperandKind.Rs2,
        "rs3" => OperandKind.Rs3,
        "imm" or "uimm" or "shamt" => OperandKind.Immediate,
        "csr" => OperandKind.Csr,
        "zimm" => OperandKind.Zimm,
        "pred" => OperandKind.Pred,
        "succ" => OperandKind.Succ,
        _ => null,
    };
}
