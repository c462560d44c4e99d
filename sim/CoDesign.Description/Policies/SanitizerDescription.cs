using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Policies;

/// <summary>Code that may remove tags from its outputs.</summary>
/// <param name="Id">Id.</param>
/// <param name="Kind">What it does to the secret.</param>
/// <param name="Removes">Tags that it removes.</param>
/// <param name="Symbol">The function.</param>
/// <param name="Sha256">SHA-256 of the reviewed builds of the function and of all that it calls, by ISA of the program.</param>
/// <param name="Outputs">What leaves it: only these bytes lose the tags.</param>
/// <param name="Evidence">Why to believe it.</param>
/// <param name="MostUses">Calls in a run that remove tags; null: any number.</param>
/// <param name="InputsNotFrom">What its outputs may not derive from; null: anything.</param>
/// <param name="MostBytes">Bytes in a run from which it may remove tags; null: any number.</param>
/// <param name="Input">The secret as the function finds it; null: not said.</param>
/// <param name="Mask">The tag of the random numbers that hide the secret; null: none.</param>
/// <param name="Group">The share group whose shares it makes; null: none.</param>
/// <param name="Override">Who permits that it removes a tag that must never be removed; null: nobody.</param>
/// <param name="PcIntegrity">Least integrity of the branches under which it is called; null: any.</param>
/// <param name="Because">The reviewer's reason.</param>
/// <param name="Position">The entry, for messages.</param>
public sealed record SanitizerDescription(
    string Id,
    SanitizerKind Kind,
    IReadOnlyList<Reference> Removes,
    string Symbol,
    KeyedList<IReadOnlyList<string>> Sha256,
    IReadOnlyList<SanitizerOutput> Outputs,
    SanitizerEvidence Evidence,
    int? MostUses,
    SanitizerExclusion? InputsNotFrom,
    ByteSize? MostBytes,
    SanitizerOutput? Input,
    Reference? Mask,
    Reference? Group,
    SanitizerOverride? Override,
    PcIntegrity? PcIntegrity,
    string Because,
    Diagnostics.SourcePosition Position)
{
    /// <summary>Reads an entry.</summary>
    public static SanitizerDescription Read(NodeReader node) => new(
        node.Identifier("id", "Id of the sanitizer."),
        node.Enum<SanitizerKind>("kind", "What it does to the secret."),
        node.References("removes", "Tags that it removes.", 1),
        node.Text("symbol", "The function."),
        node.Map("sha256", "SHA-256 of each reviewed build of the function and of all that it calls, by ISA of the program; other code removes nothing. 'codesign measure ELF SYMBOL' prints it.", Scalar.Identifier, Form.List(Form.Scalar(Scalar.Sha256), 1)),
        node.List("outputs", "What leaves the function: only these bytes lose the tags, when it returns.", SanitizerOutput.Read, 1),
        node.Enum<SanitizerEvidence>("evidence", "Why to believe it; asserted ones are listed as residual risk."),
        node.OptionalScalar("most_uses", "Calls in a run that remove tags; further ones remove none (TB114). Absent: any number.", Scalar.Count.Within(1, int.MaxValue)),
        node.OptionalScalar("inputs_not_from", "What its outputs may not derive from; bytes that do keep their tags (TB120). Absent: anything.", Scalar.EnumOf<SanitizerExclusion>()),
        node.OptionalScalar("most_bytes", "Bytes in a run from which it may remove tags; a call beyond that removes none (TB114). Absent: any number.", Quantity.Size.Within(new ByteSize(1), new ByteSize(1UL << 40))),
        node.OptionalObject("input", "Where the function finds the secret when it is entered; needed for checked evidence.", SanitizerOutput.Read),
        node.OptionalReference("mask", "Tag of the random numbers that hide the secret: that of a trng device. It is removed as well, and if it meets what was hidden, the secret is live again."),
        node.OptionalReference("group", "For kind share: the share group. The outputs are its shares, in order."),
        node.OptionalObject("override", "Who permits that it removes a tag with never_declassify.", SanitizerOverride.Read),
        node.OptionalScalar("pc_integrity", "Least integrity of what decides that it is called; under a branch on less it removes nothing (TB113). Needs 'branch: scopes'. Absent: any.", Scalar.EnumOf<PcIntegrity>()),
        node.Scalar("because", "The reviewer's reason.", Scalar.MultilineText),
        node.Position);
}
