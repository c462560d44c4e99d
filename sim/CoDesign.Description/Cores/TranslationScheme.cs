namespace CoDesign.Description.Cores;

/// <summary>Schemes of virtual memory.</summary>
public enum TranslationScheme
{
    /// <summary>32-bit addresses, two levels; RV32.</summary>
    Sv32,

    /// <summary>39-bit addresses, three levels; RV64.</summary>
    Sv39,

    /// <summary>48-bit addresses, four levels; RV64.</summary>
    Sv48,
}
