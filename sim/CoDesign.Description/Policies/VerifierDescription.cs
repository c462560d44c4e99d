using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Policies;

/// <summary>A function that raises the integrity of results when it returns anything but 0; nothing else can.</summary>
/// <param name="Id">Id of the verifier.</param>
/// <param name="Symbol">The function.</param>
/// <param name="Sha256">SHA-256 of its reviewed builds, by ISA.</param>
/// <param name="Results">Bytes that it verifies.</param>
/// <param name="RaisesTo">Their integrity afterwards.</param>
/// <param name="Because">The reviewer's reason.</param>
/// <param name="Position">Where it is written.</param>
public sealed record VerifierDescription(
    string Id, string Symbol, KeyedList<IReadOnlyList<string>> Sha256, IReadOnlyList<SanitizerOutput> Results, PcIntegrity RaisesTo, string Because, Diagnostics.SourcePosition Position)
{
    /// <summary>Reads an item.</summary>
    public static VerifierDescription Read(NodeReader node) => new(
        node.Identifier("id", "Id of the verifier."),
        node.Text("symbol", "The function; it returns 0 in a0 for results that are wrong."),
        node.Map("sha256", "SHA-256 of each reviewed build of the function and of all that it calls, by ISA of the program; other code raises nothing. 'codesign measure ELF SYMBOL' prints it.", Scalar.Identifier, Form.List(Form.Scalar(Scalar.Sha256), 1)),
        node.List("results", "What it verifies: these bytes have its integrity when it returns.", SanitizerOutput.Read, 1),
        node.Enum<PcIntegrity>("raises_to", "Their integrity afterwards."),
        node.Scalar("because", "The reviewer's reason.", Scalar.MultilineText),
        node.Position);
}
