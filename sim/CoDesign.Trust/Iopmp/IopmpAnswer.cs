namespace CoDesign.Trust;

/// <summary>What an IOPMP says of a transaction.</summary>
/// <param name="Error">Why it is refused; <see cref="IopmpError.None"/> if it is not.</param>
/// <param name="Entry">The entry that decided; null if none did.</param>
/// <param name="IsBusError">Whether a refused requester is told; if not it gets zeros, or its write is dropped.</param>
public readonly record struct IopmpAnswer(IopmpError Error, int? Entry, bool IsBusError)
{
    /// <summary>The transaction is legal.</summary>
    public static IopmpAnswer Legal { get; } = new(IopmpError.None, null, false);
}
