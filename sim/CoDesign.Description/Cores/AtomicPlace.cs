namespace CoDesign.Description.Cores;

/// <summary>Where atomic accesses are done.</summary>
public enum AtomicPlace
{
    /// <summary>In the data cache, as a read and a write.</summary>
    Cache,

    /// <summary>In memory, when all earlier stores have arrived there; the core waits for the answer.</summary>
    Memory,
}
