namespace CoDesign.Machine.Harts;

/// <summary>
/// A place where a run stops between two blocks: a number of instructions, or that the program comes to an address. It stops at the
/// first boundary behind the place at which nothing is under way that only the run itself knows.
/// </summary>
/// <param name="instructions">Instructions that have retired; <see cref="long.MaxValue"/> for an address.</param>
/// <param name="isClean">Whether nothing is under way.</param>
/// <param name="isLast">Whether the run ends there.</param>
/// <param name="reached">Called there.</param>
internal sealed class RunPause(long instructions, Func<bool> isClean, bool isLast, Action reached)
{
    private bool _isThere;

    /// <summary>Whether the run ends there.</summary>
    public bool IsLast => isLast;

    /// <summary>What happens there.</summary>
    public Action Reached => reached;

    /// <summary>Whether it is now.</summary>
    public bool IsDue(Hart hart)
    {
        _isThere |= hart.Instructions >= instructions;
        return _isThere && isClean();
    }

    /// <summary>The cycle up to which the place cannot have been passed: an instruction takes a cycle at least.</summary>
    public long NextCycle(Hart hart) =>
        _isThere ? hart.Cycles + 1
        : instructions == long.MaxValue ? long.MaxValue
        : hart.Cycles + instructions - hart.Instructions;

    /// <summary>The program comes to the address.</summary>
    /// <returns>Whether it does so for the first time.</returns>
    public bool Arrive()
    {
        bool isFirst = !_isThere;
        _isThere = true;
        return isFirst;
    }
}
