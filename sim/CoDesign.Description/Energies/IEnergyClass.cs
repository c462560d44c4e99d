using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Energies;

/// <summary>Constants of one class of parts.</summary>
public interface IEnergyClass
{
    /// <summary>The energy of one occurrence of an action.</summary>
    /// <param name="action">Name of the action.</param>
    /// <param name="part">The part that acts.</param>
    /// <param name="energy">Value, bounds and source.</param>
    /// <returns><see langword="false"/> if the class has no such action.</returns>
    bool TryActionEnergy(string action, EnergyPart part, out EnergyConstant energy);

    /// <summary>The power that the part takes as long as it is on; bounds and source.</summary>
    PowerConstant Leakage(EnergyPart part);

    /// <summary>Silicon area of the part; null if unknown or not a matter of the class.</summary>
    AreaConstant? AreaOf(EnergyPart part);

    /// <summary>Whether the part runs on the chip's supply: then its energies follow the square of the voltage, its leakage the curve.</summary>
    bool FollowsVoltage { get; }

    /// <summary>Highest clock at the table's voltage; null: unknown.</summary>
    Sourced<Frequency>? HighestClock { get; }

    /// <summary>Actions that the class has.</summary>
    IReadOnlyList<string> Actions { get; }

    /// <summary>Reports what cannot be right, such as a constant without tolerance.</summary>
    void Check(Diagnostics.DiagnosticBag diagnostics, string name);
}
