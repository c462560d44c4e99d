using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Runs;

/// <summary>A region that a certain module takes.</summary>
/// <param name="Region">Name of the region.</param>
/// <param name="Module">The module, or <see cref="Software"/>.</param>
/// <param name="Transfer">How buffers reach it.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record BindingDescription(Located<string> Region, Reference Module, TransferChoice Transfer, Diagnostics.SourcePosition Position)
{
    /// <summary>Stands for no module: the region stays software.</summary>
    public const string Software = "software";

    /// <summary>Reads an entry.</summary>
    public static BindingDescription Read(NodeReader node) => new(
        node.Located("region", "Name of the region, as the program gives it.", Scalar.Text),
        node.Reference("module", "The module that takes it, or software."),
        node.EnumOr("transfer", "How buffers reach the module.", TransferChoice.Direct),
        node.Position);
}
