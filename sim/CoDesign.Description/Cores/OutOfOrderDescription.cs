using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;

namespace CoDesign.Description.Cores;

/// <summary>
/// A core that executes instructions as soon as their operands are there, within a window, and retires them in order: the first-order
/// model of T. S. Karkhanis and J. E. Smith, “A First-Order Superscalar Processor Model”, ISCA 2004.
/// </summary>
/// <param name="Width">Instructions that enter the window in a cycle, and as many that leave it.</param>
/// <param name="ReorderBuffer">Instructions in the window.</param>
/// <param name="MemoryPorts">Loads and stores that begin in a cycle.</param>
/// <param name="Hides">Cycles of a data cache miss in which the core goes on.</param>
/// <param name="Source">Where the sizes come from.</param>
public sealed record OutOfOrderDescription(int Width, int ReorderBuffer, int MemoryPorts, Sourced<Cycles> Hides, string Source)
{
    /// <summary>Most memory ports.</summary>
    public const int MostPorts = 4;

    /// <summary>Most instructions in a window.</summary>
    public const int MostInstructions = 512;

    /// <summary>Reads the block.</summary>
    public static OutOfOrderDescription Read(NodeReader node) => new(
        node.Count("width", "Instructions that enter the window in a cycle, and as many that leave it.", 1, 16),
        node.Count("reorder_buffer", "Instructions in the window.", 1, MostInstructions),
        node.Count("memory_ports", "Loads and stores that begin in a cycle.", 1, MostPorts),
        node.Sourced("hides", "Cycles of each data cache miss in which the core goes on with what stands behind it; at most the window full of that.", Quantity.Cycles),
        node.Scalar("source", "Where the sizes come from.", Scalars.Scalar.MultilineText));
}
