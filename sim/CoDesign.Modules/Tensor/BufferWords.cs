namespace CoDesign.Modules.Tensor;

/// <summary>Words that an array moves to and from its buffers.</summary>
/// <param name="Input">Elements of the left operand read.</param>
/// <param name="Weight">Elements of the right operand read.</param>
/// <param name="Output">Sums written.</param>
public readonly record struct BufferWords(long Input, long Weight, long Output);
