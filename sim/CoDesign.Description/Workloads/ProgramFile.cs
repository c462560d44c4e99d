using CoDesign.Description.Reading;

namespace CoDesign.Description.Workloads;

/// <summary>A program.</summary>
/// <param name="File">The ELF file.</param>
/// <param name="Sha256">Its checksum; another file is refused.</param>
public sealed record ProgramFile(FileReference File, string Sha256)
{
    /// <summary>Reads an entry.</summary>
    public static ProgramFile Read(NodeReader node) => new(
        node.File("file", "The ELF file."),
        node.Sha256("sha256", "Its checksum; a file with another one is refused."));
}
