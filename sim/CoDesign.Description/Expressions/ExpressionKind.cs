using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Expressions;

/// <summary>An expression over names that its description defines.</summary>
/// <remarks>
/// <code>
/// sum     = product { ("+" | "-") product }
/// product = factor { ("*" | "/") factor }
/// factor  = "-" factor | number [unit] | name | function "(" sum { "," sum } ")" | "(" sum ")"
/// </code>
/// Numbers are whole, decimal or 0x…, with underscores if wanted.
/// </remarks>
public sealed class ExpressionKind : ScalarKind<Expression>
{
    /// <summary>The kind.</summary>
    public static ScalarKind<Expression> Instance { get; } = new ExpressionKind();

    private ExpressionKind()
    {
    }

    /// <inheritdoc/>
    public override string Noun => "expression";

    /// <inheritdoc/>
    public override string Example => "ceil(input_bytes / 64 B) * 80 cycles";

    /// <inheritdoc/>
    public override Expression Blank => new("0", new NumberNode(default, default, ExpressionUnit.None));

    /// <inheritdoc/>
    // A whole number is an expression too, and YAML makes a number of it.
    public override ScalarSchema Schema { get; } = new("expression", JsonTypes.String | JsonTypes.Integer, "ceil(input_bytes / 64 B) * 80 cycles");

    /// <inheritdoc/>
    public override bool TryParse(ScalarText text, [MaybeNullWhen(false)] out Expression value, [NotNullWhen(false)] out ScalarFault? fault)
    {
        var parser = new ExpressionParser(text.Text, text.At);
        ExpressionNode? root = parser.Parse();
        fault = root is null ? parser.Fault : null;
        value = root is null ? null : new Expression(OnOneLine(text.Text), root);
        return root is not null;
    }

    /// <inheritdoc/>
    public override string Format(Expression value) => value.Text;

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
