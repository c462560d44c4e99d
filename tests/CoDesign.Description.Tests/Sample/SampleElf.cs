using CoDesign.Description.Reading;

namespace CoDesign.Description.Tests.Sample;

public sealed record SampleElf(FileReference File, string Sha256)
{
    public static SampleElf Read(NodeReader node) => new(
        File: node.File("file", "The program."),
        Sha256: node.Sha256("sha256", "Its checksum."));
}
