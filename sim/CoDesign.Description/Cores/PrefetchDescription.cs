using CoDesign.Description.Quantities;
using CoDesign.Description.Reading;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Cores;

/// <summary>The front end between memory and the decoder: it fetches words ahead of need, as far as its buffer and the memory let it.</summary>
/// <param name="Outstanding">Fetches that can be on their way at once.</param>
/// <param name="Buffer">Words on their way or waiting for the decoder.</param>
/// <param name="AlignerBytes">
/// Bytes that fit into the decoder, its instruction included: a word leaves the buffer as soon as it fits there. 0: a word stays in
/// the buffer until its last instruction is taken.
/// </param>
/// <param name="ToIssue">Cycles from the arrival of an instruction's last word until it can issue.</param>
/// <param name="Foresees">Transfers of control that the front end follows as it fetches them.</param>
/// <param name="SharesPort">Whether fetches and data accesses wait for each other.</param>
/// <param name="Source">Where the sizes come from.</param>
public sealed record PrefetchDescription(
    int Outstanding,
    int Buffer,
    int AlignerBytes,
    Sourced<Cycles> ToIssue,
    ForeseenTransfers Foresees,
    bool SharesPort,
    string Source)
{
    /// <summary>Most words of a buffer.</summary>
    public const int MostWords = 12;

    /// <summary>Most fetches on their way.</summary>
    public const int MostOutstanding = 4;

    /// <summary>Reads the block.</summary>
    public static PrefetchDescription Read(NodeReader node) => new(
        node.Count("outstanding", "Fetches that can be on their way at once.", 1, MostOutstanding),
        node.Count("buffer", "Words that are on their way or wait for the decoder.", 1, MostWords),
        node.ScalarOr("aligner_bytes", "Bytes that fit into the decoder, its instruction included: a word leaves the buffer as soon as it fits there; 0: it stays until its last instruction is taken.", Scalar.Count.Within(0, 64), 0),
        node.Sourced("to_issue", "Cycles from the arrival of an instruction's last word until it can issue.", Quantity.Cycles.Within(new Cycles(1), new Cycles(8))),
        node.EnumOr("foresees", "Transfers of control that the front end follows as it fetches them; the others redirect it when they execute.", ForeseenTransfers.None),
        node.ScalarOr("shares_port", "Whether fetches and data accesses wait for each other.", Scalar.Boolean, false),
        node.Scalar("source", "Where the sizes come from.", Scalar.MultilineText));
}
