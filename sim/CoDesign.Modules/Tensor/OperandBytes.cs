namespace CoDesign.Modules.Tensor;

/// <summary>Bytes between memory and the buffers of a unit.</summary>
/// <param name="Input">Left operand, to the unit.</param>
/// <param name="Weight">Right operand, to the unit.</param>
/// <param name="Output">Result and partial sums, both ways.</param>
public readonly record struct OperandBytes(Int128 Input, Int128 Weight, Int128 Output);
