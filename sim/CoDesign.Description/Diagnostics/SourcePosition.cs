using System.Globalization;

namespace CoDesign.Description.Diagnostics;

/// <summary>Where a value was written, so that every later check can point at it.</summary>
/// <param name="File">Path as the user gave it, with forward slashes; or an option such as <c>--set core.clock=1GHz</c>.</param>
/// <param name="Line">First line of the value, counted from 1; 0 if the source has no lines.</param>
/// <param name="Column">First UTF-16 column of the value, counted from 1; 0 if the source has no lines.</param>
public readonly record struct SourcePosition(string File, int Line, int Column)
{
    /// <summary>Position of something that has no lines: a whole file or a command-line option.</summary>
    /// <param name="source">The path or the option, as the user wrote it.</param>
    public static SourcePosition Of(string source) => new(source, 0, 0);

    /// <summary>The prefix of a diagnostic: <c>file:line:column</c>, or the source alone if it has no lines.</summary>
    public override string ToString() =>
        Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}") : File ?? string.Empty;
}
