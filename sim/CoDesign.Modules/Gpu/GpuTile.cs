using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Modules.Gpu;

/// <summary>A part of a result that one multiprocessor makes at once.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
public sealed record GpuTile(Sourced<int> Rows, Sourced<int> Columns)
{
    private const int Largest = 4096;

    /// <summary>Reads an entry.</summary>
    public static GpuTile Read(NodeReader node) => new(
        node.Sourced("rows", "Rows of the result that one multiprocessor makes at once.", Scalar.Count.Between(1, Largest)),
        node.Sourced("columns", "Columns of the result that one multiprocessor makes at once.", Scalar.Count.Between(1, Largest)));
}
