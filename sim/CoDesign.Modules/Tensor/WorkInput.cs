namespace CoDesign.Modules.Tensor;

/// <summary>What an input of a descriptor is to the array.</summary>
/// <param name="Role">Which buffer it goes through.</param>
/// <param name="Layer">The product that it belongs to.</param>
internal readonly record struct WorkInput(OperandRole Role, int Layer);
