using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Workloads;

/// <summary>Where bytes get a tag: exactly one of symbol, section, file and standard input.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Symbol">An object of the program.</param>
/// <param name="Section">A section of the program.</param>
/// <param name="File">A file, by the name that the program uses.</param>
/// <param name="StandardInput">Standard input.</param>
/// <param name="Offset">First tagged byte in there.</param>
/// <param name="Length">Tagged bytes; null: all from the offset on.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record SecretDescription(
    Reference Tag,
    string? Symbol,
    string? Section,
    Located<string>? File,
    bool? StandardInput,
    ByteSize Offset,
    ByteSize? Length,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Reads an entry.</summary>
    public static SecretDescription Read(NodeReader node)
    {
        var secret = new SecretDescription(
            node.Reference("tag", "The tag that the bytes get."),
            node.OptionalScalar("symbol", "An object of the program.", Scalar.Text),
            node.OptionalScalar("section", "A section of the program.", Scalar.Text),
            node.OptionalValue("file", "A file, by the name that the program uses.", Form.Located(Form.Scalar(WorkloadDescription.FileName))),
            node.OptionalScalar("stdin", "true: standard input.", Scalar.Boolean),
            node.ScalarOr("offset", "First tagged byte in there.", Quantity.Size, default),
            node.OptionalScalar("length", "Tagged bytes; absent: all from the offset on.", Quantity.Size),
            node.Position);
        node.ExactlyOneOf("symbol", "section", "file", "stdin");
        return secret;
    }
}
