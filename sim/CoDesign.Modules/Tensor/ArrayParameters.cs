using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Tensor;

/// <summary>The array of multipliers.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Dataflow">What stays in it.</param>
/// <param name="IsDoubleBuffered">Whether the next stationary operand is loaded while the array computes.</param>
/// <param name="HasWinograd">Whether 3 × 3 convolutions take 4 of 9 multiplications.</param>
public sealed record ArrayParameters(Sourced<int> Rows, Sourced<int> Columns, Dataflow Dataflow, bool IsDoubleBuffered, bool HasWinograd)
{
    private const int Largest = 65536;

    /// <summary>Multipliers.</summary>
    public long Cells => (long)Rows.Value * Columns.Value;

    /// <summary>Reads the block.</summary>
    public static ArrayParameters Read(NodeReader node) => new(
        node.Sourced("rows", "Rows of the array.", Scalar.Count.Between(1, Largest)),
        node.Sourced("columns", "Columns of the array.", Scalar.Count.Between(1, Largest)),
        node.Enum<Dataflow>("dataflow", "What stays in the array: outputs (os), weights (ws), inputs (is), or nothing in particular (spread)."),
        node.Boolean("double_buffered", "Whether the next stationary weights (or inputs, for is) are loaded while the array computes; means nothing for os and spread."),
        node.ScalarOr("winograd", "Whether 3 × 3 convolutions with stride 1 use Winograd's F(2×2, 3×3): 4 of 9 multiplications, and weights of 16 instead of 9 numbers; spread only.", Scalar.Boolean, false));
}
