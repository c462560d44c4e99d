namespace CoDesign.Results;

/// <summary>Energy of a run.</summary>
/// <param name="Table">Name of the energy table.</param>
/// <param name="TotalPj">Energy with every constant at its nominal value.</param>
/// <param name="LowPj">With every constant at its lower bound.</param>
/// <param name="HighPj">With every constant at its upper bound.</param>
/// <param name="Components">By part of the chip.</param>
public sealed record EnergyRecord(
    string Table, decimal TotalPj, decimal LowPj, decimal HighPj, IReadOnlyList<EnergyComponent> Components);

/// <summary>Energy of a part of the chip.</summary>
/// <param name="Id">Id of the part.</param>
/// <param name="Kind">core, memory, link or module.</param>
/// <param name="Class">Class of the energy table; for a link the link itself.</param>
/// <param name="DynamicPj">Energy of its actions.</param>
/// <param name="LeakagePj">Energy that it takes just by being on.</param>
/// <param name="LowPj">Both, at the lower bounds.</param>
/// <param name="HighPj">Both, at the upper bounds.</param>
/// <param name="LeakageSource">Where the leakage comes from.</param>
/// <param name="Actions">By action.</param>
public sealed record EnergyComponent(
    string Id,
    string Kind,
    string Class,
    decimal DynamicPj,
    decimal LeakagePj,
    decimal LowPj,
    decimal HighPj,
    string? LeakageSource,
    IReadOnlyList<EnergyAction> Actions);

/// <summary>Energy of one kind of action.</summary>
/// <param name="Name">The action.</param>
/// <param name="Count">Occurrences.</param>
/// <param name="EnergyPj">Energy of all of them.</param>
/// <param name="LowPj">At the lower bound.</param>
/// <param name="HighPj">At the upper bound.</param>
/// <param name="EachPj">Energy of one.</param>
/// <param name="Source">Where the constant comes from.</param>
public sealed record EnergyAction(
    string Name, long Count, decimal EnergyPj, decimal LowPj, decimal HighPj, decimal EachPj, string Source);
