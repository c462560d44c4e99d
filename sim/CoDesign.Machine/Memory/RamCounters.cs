namespace CoDesign.Machine.Memory;

/// <summary>Accesses to a memory array, for its energy. One access moves at most the width of the array.</summary>
internal struct RamCounters
{
    /// <summary>Reads.</summary>
    public long Reads;

    /// <summary>Writes.</summary>
    public long Writes;
}
