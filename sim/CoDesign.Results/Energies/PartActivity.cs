using CoDesign.Description.Energies;
using CoDesign.Description.Quantities;

namespace CoDesign.Results;

/// <summary>What a part did, in actions that cost energy.</summary>
/// <param name="Id">Id of the part.</param>
/// <param name="Kind">core, memory, link or module.</param>
/// <param name="EnergyClass">Class of the energy table; for a link: its own constant.</param>
/// <param name="Part">What the class needs to know of it.</param>
/// <param name="Counts">Occurrences by action.</param>
/// <param name="LinkEnergy">For a link: its energy per bit; the action is <c>bit</c>.</param>
public sealed record PartActivity(
    string Id,
    string Kind,
    string EnergyClass,
    EnergyPart Part,
    IReadOnlyDictionary<string, long> Counts,
    Description.Reading.Sourced<EnergyPerBit>? LinkEnergy = null);
