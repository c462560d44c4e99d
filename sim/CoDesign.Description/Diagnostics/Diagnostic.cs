namespace CoDesign.Description.Diagnostics;

/// <summary>One problem of the user's input: where it is, what was found and what to write instead.</summary>
/// <param name="Severity">Whether the input can still be used.</param>
/// <param name="Position">The value or key that the message is about.</param>
/// <param name="Message">What was found; names the thing, no final full stop.</param>
/// <param name="Hint">The remedy, as a clause that may follow a semicolon; null if the message already contains it.</param>
public sealed record Diagnostic(Severity Severity, SourcePosition Position, string Message, string? Hint = null)
{
    /// <summary>The file or option in question, as the user gave it.</summary>
    public string File => Position.File;

    /// <summary>Line counted from 1; 0 if the source has no lines.</summary>
    public int Line => Position.Line;

    /// <summary>Column counted from 1; 0 if the source has no lines.</summary>
    public int Column => Position.Column;

    /// <summary>The one-line form that terminals, editors and CI annotate: <c>file:line:column: error: message; hint</c>.</summary>
    public override string ToString()
    {
        string severity = Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        };
        string remedy = Hint is null ? string.Empty : "; " + Hint;
        return $"{Position}: {severity}: {Message}{remedy}";
    }
}
