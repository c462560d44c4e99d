namespace CoDesign.Results;

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
