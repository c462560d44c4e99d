using System.Text.Json.Serialization;

namespace CoDesign.Results;

/// <summary>Energy of a run.</summary>
/// <param name="Table">Name of the energy table.</param>
/// <param name="Node">Process node that the table is for.</param>
/// <param name="TotalPj">Energy with every constant at its nominal value.</param>
/// <param name="LowPj">With every constant at its lower bound.</param>
/// <param name="HighPj">With every constant at its upper bound.</param>
/// <param name="Components">By part of the chip.</param>
public sealed record EnergyRecord(
    string Table, string Node, decimal TotalPj, decimal LowPj, decimal HighPj, IReadOnlyList<EnergyComponent> Components)
{
    private const int LargestShown = 3;

    /// <summary>Supply voltage of the chip; null in records made before the field existed.</summary>
    public string? Voltage { get; init; }

    /// <summary>The constants that make the range widest.</summary>
    public IReadOnlyList<EnergyUncertainty> LargestUncertainties => [.. Uncertainties.Take(LargestShown)];

    /// <summary>All constants that make the range wider, the largest contribution first.</summary>
    [JsonIgnore]
    public IReadOnlyList<EnergyUncertainty> Uncertainties => EnergyUncertainty.Of(Components);

    /// <summary>Energy of one part.</summary>
    /// <param name="id">Id of the part.</param>
    public decimal Of(string id)
    {
        EnergyComponent component = Components.First(c => c.Id == id);
        return component.DynamicPj + component.LeakagePj;
    }
}
