namespace CoDesign.Isa;

/// <summary>
/// Makes a static method the meaning of one instruction: a row of the instruction table. Decoder, assembler, disassembler,
/// interpreter, timing class and label rule all derive from the row; nothing about the instruction stands anywhere else.
/// </summary>
/// <remarks>
/// A method may carry two attributes when the standard gives one meaning two names: RV32's <c>add</c> is RV64's <c>addw</c>,
/// because a 32-bit hart keeps its registers sign-extended (see <see cref="Xlen"/>).
/// </remarks>
/// <param name="syntax">Mnemonic and operands as in the specification: <c>"lw rd, imm(rs1)"</c>.</param>
/// <param name="encoding">The fields from bit 31 down, as in the specification's tables: <c>"imm[11:0] rs1 010 rd 0000011"</c>.
/// Grammar: <see cref="EncodingPattern"/>.</param>
/// <param name="shape">How operands are fetched and results delivered; fixes the signature of the method.</param>
/// <param name="opClass">The cost class: the key of timing and energy tables.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class InstructionAttribute(string syntax, string encoding, Shape shape, OpClass opClass) : Attribute
{
    /// <summary>Mnemonic and operands.</summary>
    public string Syntax { get; } = syntax;

    /// <summary>The encoding, field by field.</summary>
    public string Encoding { get; } = encoding;

    /// <summary>How operands are fetched and results delivered.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>The cost class.</summary>
    public OpClass OpClass { get; } = opClass;

    /// <summary>The register widths that have this row.</summary>
    public XlenSet Xlen { get; init; } = XlenSet.Both;

    /// <summary>How labels flow from operands to the result.</summary>
    public LabelRule Labels { get; init; } = LabelRule.Join;

    /// <summary>The latency does not depend on the values of the operands (“Zkt” asks this of its list).</summary>
    public bool ConstantTime { get; init; } = true;
}
