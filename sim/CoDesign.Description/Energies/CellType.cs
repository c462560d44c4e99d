namespace CoDesign.Description.Energies;

/// <summary>Types of cells and transistors (ITRS device types).</summary>
public enum CellType
{
    /// <summary>Low standby power: slow, hardly leaks.</summary>
    Lstp,

    /// <summary>Low operating power.</summary>
    Lop,

    /// <summary>High performance: fast, leaks much.</summary>
    Hp,
}
