using CoDesign.Trust;

namespace CoDesign.Machine.Interconnect;

/// <summary>The outcome of a transfer.</summary>
/// <param name="Status">Whether the bytes moved.</param>
/// <param name="CompletionPicoseconds">When the initiator knows.</param>
/// <param name="Label">Join of the labels of the bytes.</param>
internal readonly record struct TransferResult(TransferStatus Status, long CompletionPicoseconds, Label Label)
{
    /// <summary>Whether the bytes moved.</summary>
    public bool IsOk => Status is TransferStatus.Ok;
}
