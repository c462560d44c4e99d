using CoDesign.Description.Diagnostics;

namespace CoDesign.Description.Scalars;

/// <summary>The text of one YAML scalar, and whether it stood in quotes: that decides between the number 64 and the string "64".</summary>
/// <param name="Text">The characters of the value, escapes resolved.</param>
/// <param name="IsQuoted">True for every style but the plain one.</param>
public readonly record struct ScalarText(string Text, bool IsQuoted)
{
    /// <summary>Where a character of the text stands in its file; null if it is in none.</summary>
    internal Func<int, SourcePosition>? Locate { get; init; }

    /// <summary>Position of a character of the text.</summary>
    /// <param name="offset">Characters before it.</param>
    public SourcePosition At(int offset) => Locate?.Invoke(offset) ?? SourcePosition.Of("expression") with { Line = 1, Column = offset + 1 };

    /// <summary>An unquoted text, as on a command line.</summary>
    /// <param name="text">The characters of the value.</param>
    public static ScalarText Plain(string text) => new(text, IsQuoted: false);
}
