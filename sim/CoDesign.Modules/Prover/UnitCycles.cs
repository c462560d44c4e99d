namespace CoDesign.Modules.Prover;

/// <summary>Cycles of a part for a piece of work: computing and moving go on side by side.</summary>
/// <param name="Computing">Cycles in which it would be done if memory were no limit.</param>
/// <param name="Moving">Cycles of the unit's own memory; 0 if it has none.</param>
/// <param name="Fill">Cycles until the first result of each pass.</param>
public readonly record struct UnitCycles(long Computing, long Moving, long Fill)
{
    /// <summary>All of it.</summary>
    public long Total => checked(Math.Max(Computing, Moving) + Fill);

    /// <summary>Whether memory takes longer than computing.</summary>
    public bool IsBoundByMemory => Moving > Computing;
}
