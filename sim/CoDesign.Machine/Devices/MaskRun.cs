namespace CoDesign.Machine.Devices;

/// <summary>Where words were delivered.</summary>
/// <param name="Start">Number of the first word; negative: they were not, one behind the other.</param>
/// <param name="Length">How many from the first on were found so.</param>
/// <param name="IsUsed">Whether one of them has served as a mask before.</param>
internal readonly record struct MaskRun(int Start, int Length, bool IsUsed)
{
    /// <summary>Whether all were found and none has served.</summary>
    public bool IsFresh => Start >= 0 && !IsUsed;
}
