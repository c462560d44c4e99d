using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Quantities;

/// <summary>A kind of quantity: a number with one of the units of a dimension.</summary>
/// <typeparam name="T">The quantity's type.</typeparam>
internal sealed class QuantityKind<T> : ScalarKind<T>
    where T : struct
{
    private readonly Dimension _dimension;
    private readonly Int128 _minimum;
    private readonly Int128 _maximum;
    private readonly Func<Int128, T> _fromBaseUnits;
    private readonly Func<T, Int128> _toBaseUnits;

    /// <summary>Creates a kind.</summary>
    /// <param name="dimension">Noun and units.</param>
    /// <param name="example">A valid text.</param>
    /// <param name="range">Smallest and largest count of base units that the type can hold and that makes sense.</param>
    /// <param name="fromBaseUnits">Makes a value of a count in range.</param>
    /// <param name="toBaseUnits">The exact inverse.</param>
    public QuantityKind(
        Dimension dimension,
        string example,
        (Int128 Minimum, Int128 Maximum) range,
        Func<Int128, T> fromBaseUnits,
        Func<T, Int128> toBaseUnits)
    {
        _dimension = dimension;
        (_minimum, _maximum) = range;
        _fromBaseUnits = fromBaseUnits;
        _toBaseUnits = toBaseUnits;
        Example = example;
        Schema = new ScalarSchema(dimension.Noun, JsonTypes.String, example)
        {
            Units = dimension.Symbols,
            Pattern = QuantityParser.Pattern(dimension, allowsNegative: range.Minimum < 0),
            Minimum = range.Minimum == 0 ? null : QuantityParser.Format(range.Minimum, dimension),
        };
    }

    /// <inheritdoc/>
    public override string Noun => _dimension.Noun;

    /// <inheritdoc/>
    public override string Example { get; }

    /// <inheritdoc/>
    public override T Blank => _fromBaseUnits(Int128.Max(_minimum, 0));

    /// <inheritdoc/>
    public override ScalarSchema Schema { get; }

    /// <inheritdoc/>
    public override bool TryParse(
        ScalarText text,
        [MaybeNullWhen(false)] out T value,
        [NotNullWhen(false)] out ScalarFault? fault)
    {
        value = default;
        if (!QuantityParser.TryMeasure(text.Text, _dimension, Example, out (BigInteger BaseUnits, Unit _) measure, out fault))
        {
            return false;
        }
        if (measure.BaseUnits < _minimum)
        {
            string finding = measure.BaseUnits.Sign < 0 && _minimum >= 0 ? "is negative" : "is too small";
            fault = new ScalarFault($"'{text.Text}' {finding}", $"the least is {QuantityParser.Format(_minimum, _dimension)}") { IsOutOfRange = true };
            return false;
        }
        if (measure.BaseUnits > _maximum)
        {
            fault = new ScalarFault($"'{text.Text}' is too large", $"the most is {QuantityParser.Format(_maximum, _dimension)}") { IsOutOfRange = true };
            return false;
        }
        value = _fromBaseUnits((Int128)measure.BaseUnits);
        return true;
    }

    /// <inheritdoc/>
    public override string Format(T value) => QuantityParser.Format(_toBaseUnits(value), _dimension);
}
