using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using CoDesign.Description.Scalars;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Quantities;

/// <summary>The kind of <see cref="Latency"/>: the unit decides between cycles and time.</summary>
internal sealed class LatencyKind : ScalarKind<Latency>
{
    /// <inheritdoc/>
    public override string Noun => Dimensions.Latency.Noun;

    /// <inheritdoc/>
    public override string Example => "6 cycles";

    /// <inheritdoc/>
    public override Latency Blank => default;

    /// <inheritdoc/>
    public override ScalarSchema Schema { get; } = new("latency", JsonTypes.String, "6 cycles")
    {
        Units = Dimensions.Latency.Symbols,
        Pattern = QuantityParser.Pattern(Dimensions.Latency, allowsNegative: false),
    };

    /// <inheritdoc/>
    public override bool TryParse(ScalarText text, out Latency value, [NotNullWhen(false)] out ScalarFault? fault)
    {
        value = default;
        if (!QuantityParser.TryMeasure(text.Text, Dimensions.Latency, Example, out (BigInteger BaseUnits, Unit Unit) measure, out fault))
        {
            return false;
        }
        if (Dimensions.Time.Units.Contains(measure.Unit))
        {
            bool isTime = Quantity.Time.TryParse(text, out SimTime time, out fault);
            value = new Latency(time);
            return isTime;
        }
        bool isCycles = Quantity.Cycles.TryParse(text, out Cycles cycles, out fault);
        value = new Latency(cycles);
        return isCycles;
    }

    /// <inheritdoc/>
    public override string Format(Latency value) => value.ToString();
}
