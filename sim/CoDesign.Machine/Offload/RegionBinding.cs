namespace CoDesign.Machine.Offload;

/// <summary>Who takes a region.</summary>
/// <param name="ModuleIndex">Index of the module on the chip; −1: software.</param>
internal readonly record struct RegionBinding(int ModuleIndex)
{
    /// <summary>No module takes it.</summary>
    public static RegionBinding Software { get; } = new(-1);
}
