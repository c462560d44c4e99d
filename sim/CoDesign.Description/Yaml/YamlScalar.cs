using CoDesign.Description.Diagnostics;
using CoDesign.Description.Scalars;

namespace CoDesign.Description.Yaml;

/// <summary>A single value.</summary>
/// <param name="position">First character, the quote included.</param>
/// <param name="text">The value with escapes resolved.</param>
/// <param name="style">How it was written.</param>
public sealed class YamlScalar(SourcePosition position, string text, YamlScalarStyle style) : YamlNode(position)
{
    /// <summary>The value with escapes resolved; line breaks are LF.</summary>
    public string Text { get; } = text;

    /// <summary>How it was written.</summary>
    public YamlScalarStyle Style { get; } = style;

    /// <summary>Whether nothing, <c>~</c> or <c>null</c> was written without quotes.</summary>
    public bool IsNull => Style == YamlScalarStyle.Plain && YamlWords.IsNull(Text);

    /// <summary>Text and quoting, as the kinds of scalar want them.</summary>
    public ScalarText Scalar => new(Text, Style != YamlScalarStyle.Plain) { Locate = At };

    /// <summary>The text that the scalar stands in; null if it is not known.</summary>
    internal YamlText? Source { get; init; }

    // An override has one position for all of its value.
    private SourcePosition At(int offset) => Source is null || Position.Line == 0 ? Position : Source.At(this, offset);

    /// <inheritdoc/>
    internal override string Designation => IsNull ? "nothing" : "the single value " + Wording.Quoted(Text);
}
