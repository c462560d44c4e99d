namespace CoDesign.Results;

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
