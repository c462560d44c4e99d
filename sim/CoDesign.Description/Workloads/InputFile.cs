using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Workloads;

/// <summary>An input file.</summary>
/// <param name="File">The file.</param>
/// <param name="Sha256">Its checksum; null: not checked.</param>
public sealed record InputFile(FileReference File, string? Sha256)
{
    /// <summary>Reads an entry.</summary>
    public static InputFile Read(NodeReader node) => new(
        node.File("file", "The file."),
        node.OptionalScalar("sha256", "Its checksum; absent: any content is accepted.", Scalar.Sha256));
}
