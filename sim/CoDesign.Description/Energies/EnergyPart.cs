using CoDesign.Description.Quantities;

namespace CoDesign.Description.Energies;

/// <summary>What a class needs to know of a part to state its constants.</summary>
/// <param name="Capacity">Capacity of a memory; zero for other parts.</param>
/// <param name="Width">Bits that one access moves; zero for other parts.</param>
public readonly record struct EnergyPart(ByteSize Capacity, BitWidth Width);
