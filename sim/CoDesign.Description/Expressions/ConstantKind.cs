using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Quantities;
using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Expressions;

/// <summary>A constant of expressions: a whole number, cycles, a size, a rate of data or a time.</summary>
public sealed class ConstantKind : ScalarKind<ExpressionConstant>
{
    private static readonly ExpressionUnit PerSecond = ExpressionUnit.OfBytes / ExpressionUnit.OfSeconds;

    private ConstantKind()
    {
    }

    /// <summary>The kind.</summary>
    public static ScalarKind<ExpressionConstant> Instance { get; } = new ConstantKind();

    /// <inheritdoc/>
    public override string Noun => "number with or without unit";

    /// <inheritdoc/>
    public override string Example => "80 cycles";

    /// <inheritdoc/>
    public override ExpressionConstant Blank => new("0", default, ExpressionUnit.None);

    /// <inheritdoc/>
    public override ScalarSchema Schema { get; } = new("number with or without unit", JsonTypes.String | JsonTypes.Integer, "80 cycles")
    {
        Units = [.. Quantity.Cycles.Schema.Units, .. Quantity.Size.Schema.Units, .. Quantity.Bandwidth.Schema.Units, .. Quantity.Time.Schema.Units],
    };

    /// <inheritdoc/>
    public override bool TryParse(ScalarText text, [MaybeNullWhen(false)] out ExpressionConstant value, [NotNullWhen(false)] out ScalarFault? fault)
    {
        value = Try(text, Scalar.Unsigned, ExpressionUnit.None, n => Rational.Of(n))
            ?? Try(text, Quantity.Cycles, ExpressionUnit.OfCycles, c => Rational.Of(c.Count))
            ?? Try(text, Quantity.Size, ExpressionUnit.OfBytes, b => Rational.Of(b.Bytes))
            ?? Try(text, Quantity.Bandwidth, PerSecond, b => Rational.Of(b.BytesPerSecond))
            ?? Try(text, Quantity.Time, ExpressionUnit.OfSeconds, t => new Rational(t.Picoseconds, 1_000_000_000_000));
        fault = value is not null ? null : new ScalarFault(
            $"{Wording.Quoted(text.Text)} is not a number with or without unit",
            "write a whole number, or one with a unit: 80 cycles, 64 B, 16 GB/s, 40 ns");
        return value is not null;
    }

    /// <inheritdoc/>
    public override string Format(ExpressionConstant value) => value.Text;

    private static ExpressionConstant? Try<T>(ScalarText text, ScalarKind<T> kind, ExpressionUnit unit, Func<T, Rational> convert)
        where T : notnull =>
        kind.TryParse(text, out T? value, out _) ? new ExpressionConstant(text.Text, convert(value), unit) : null;
}
