namespace CoDesign.Isa;

/// <summary>
/// Mnemonic and operands of an instruction as the specification writes them, cut into parts: the one template from which text is
/// printed and read.
/// </summary>
public sealed class InstructionSyntax
{
    // Rounding mode of an instruction whose result is always exact: assemblers leave it out and put rne.
    private const string ExactRounding = "rm:rne";

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

    /// <summary>Number of operands as commas separate them: <c>imm(rs1)</c> is one.</summary>
    public int Count => Parts.Count == 0 ? 0 : Parts.Count(p => p.Text == ",") + 1;

    /// <summary>The rounding mode that is meant where none is written; null without such an operand. It is the last one.</summary>
    public RoundingMode? OmittedRounding => Parts.Count == 0 || Parts[^1].Operand is not OperandKind.Rm ? null
        : Parts[^1].Text == ExactRounding ? RoundingMode.NearestEven
        : RoundingMode.Dynamic;

    /// <summary>The operands, in order.</summary>
    public IEnumerable<SyntaxPart> Operands => Parts.Where(p => p.Operand is not null);

    /// <summary>Reads a template such as <c>"lw rd, imm(rs1)"</c>.</summary>
    /// <remarks>A name that is no operand (a register, a number) stands for itself: <c>"addi sp, sp, imm"</c>. Names that begin
    /// with f are floating-point registers: <c>"flw fd, imm(rs1)"</c>.</remarks>
    public static InstructionSyntax Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string mnemonic = MnemonicOf(text);
        var parts = new List<SyntaxPart>();
        foreach (string part in Cut(text[mnemonic.Length..]))
        {
            parts.Add(new SyntaxPart(part, OperandOf(part)));
        }

        return new InstructionSyntax(text, mnemonic, [.. parts]);
    }

    /// <summary>The word before the first blank.</summary>
    internal static string MnemonicOf(string text)
    {
        int blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? text : text[..blank];
    }

    /// <summary>Cuts operands into words and punctuation.</summary>
    internal static IEnumerable<string> Cut(string operands)
    {
        int start = 0;
        for (int i = 0; i <= operands.Length; i++)
        {
            if (i < operands.Length && operands[i] is not (',' or '(' or ')'))
            {
                continue;
            }

            string word = operands[start..i].Trim();
            if (word.Length > 0)
            {
                yield return word;
            }

            if (i < operands.Length)
            {
                yield return operands[i].ToString();
            }

            start = i + 1;
        }
    }

    /// <summary>Whether a part of a statement is no operand.</summary>
    internal static bool IsPunctuation(string text) => text is "," or "(" or ")";

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static OperandKind? OperandOf(string word) => word switch
    {
        "rd" or "fd" => OperandKind.Rd,
        "rs1" or "fs1" => OperandKind.Rs1,
        "rs2" or "fs2" => OperandKind.Rs2,
        "rs3" or "fs3" => OperandKind.Rs3,
        "imm" or "uimm" or "shamt" or "bs" or "rnum" => OperandKind.Immediate,
        "csr" => OperandKind.Csr,
        "zimm" => OperandKind.Zimm,
        "pred" => OperandKind.Pred,
        "succ" => OperandKind.Succ,
        "rm" or ExactRounding => OperandKind.Rm,
        _ => null,
    };
}
