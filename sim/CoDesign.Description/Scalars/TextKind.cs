using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Scalars;

/// <summary>Free text that is not blank, on one line or on several.</summary>
internal sealed class TextKind : ScalarKind<string>
{
    private readonly bool _allowsLines;

    /// <summary>Creates a kind.</summary>
    /// <param name="allowsLines">Whether line breaks may occur; the final one, which block scalars add, is dropped.</param>
    public TextKind(bool allowsLines)
    {
        _allowsLines = allowsLines;
        // \S asks for one character that is not a blank.
        Schema = new ScalarSchema("text", JsonTypes.String, Example) { Pattern = allowsLines ? "\\S" : "^.*\\S.*$" };
    }

    /// <inheritdoc/>
    public override string Noun => "text";

    /// <inheritdoc/>
    public override string Example => "\"some text\"";

    /// <inheritdoc/>
    public override string Blank => string.Empty;

    /// <inheritdoc/>
    public override ScalarSchema Schema { get; }

    /// <inheritdoc/>
    public override bool TryParse(
        ScalarText text,
        [MaybeNullWhen(false)] out string value,
        [NotNullWhen(false)] out ScalarFault? fault)
    {
        value = text.Text.TrimEnd('\n');
        if (YamlWords.IsOtherThanText(text, "a text", out fault))
        {
            return false;
        }
        if (string.IsNullOrWhiteSpace(value))
        {
            fault = new ScalarFault("the text is empty", "write at least one word");
            return false;
        }
        if (!_allowsLines && value.Contains('\n', StringComparison.Ordinal))
        {
            fault = new ScalarFault($"{Wording.Quoted(value)} has several lines", "write it on one line");
            return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override string Format(string value) => value;
}
