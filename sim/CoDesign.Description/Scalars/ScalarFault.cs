using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Scalars;

/// <summary>Why a text is not the value that was wanted; the reader adds key and position.</summary>
/// <param name="Message">What was found, as a clause that may follow "'clock': ".</param>
/// <param name="Hint">The remedy, as a clause that may follow a semicolon; null if the message contains it.</param>
public sealed record ScalarFault(string Message, string? Hint = null)
{
    /// <summary>Where inside the text it is; null: the text as a whole.</summary>
    public SourcePosition? Position { get; init; }

    /// <summary>Whether only the size of the value is wrong: a kind with a narrower range then names its own.</summary>
    public bool IsOutOfRange { get; init; }
}
