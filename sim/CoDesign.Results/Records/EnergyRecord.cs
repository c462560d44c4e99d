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
    /// <summary>Energy of one part.</summary>
    /// <param name="id">Id of the part.</param>
    public decimal Of(string id)
    {
        EnergyComponent component = Components.First(c => c.Id == id);
        return component.DynamicPj + component.LeakagePj;
    }
}
