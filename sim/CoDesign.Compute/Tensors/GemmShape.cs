namespace CoDesign.Compute.Tensors;

/// <summary>A matrix product: (M × K) · (K × N) = (M × N), each row by row.</summary>
/// <param name="M">Rows of the left operand and of the result.</param>
/// <param name="K">Columns of the left operand and rows of the right one: the length of each sum.</param>
/// <param name="N">Columns of the right operand and of the result.</param>
public readonly record struct GemmShape(int M, int K, int N)
{
    /// <summary>Elements of the left operand.</summary>
    public long LeftElements => (long)M * K;

    /// <summary>Elements of the right operand.</summary>
    public long RightElements => (long)K * N;

    /// <summary>Elements of the result.</summary>
    public long ResultElements => (long)M * N;

    /// <summary>Multiplications.</summary>
    public Int128 Products => (Int128)LeftElements * N;
}
