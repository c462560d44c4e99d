using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Scalars;

/// <summary>true or false, in exactly this spelling.</summary>
internal sealed class BooleanKind : ScalarKind<bool>
{
    /// <inheritdoc/>
    public override string Noun => "boolean";

    /// <inheritdoc/>
    public override string Example => "true";

    /// <inheritdoc/>
    public override bool Blank => false;

    /// <inheritdoc/>
    public override ScalarSchema Schema { get; } = new("boolean", JsonTypes.Boolean, "true");

    /// <inheritdoc/>
    public override bool TryParse(ScalarText text, out bool value, [NotNullWhen(false)] out ScalarFault? fault)
    {
        value = text.Text == "true";
        fault = null;
        if (text.Text is "true" or "false")
        {
            fault = text.IsQuoted ? new ScalarFault($"\"{text.Text}\" is a string, not a boolean", "remove the quotes") : null;
        }
        else if (YamlWords.IsOldBoolean(text.Text))
        {
            bool meant = text.Text.ToLowerInvariant() is "on" or "yes";
            fault = new ScalarFault($"'{text.Text}' is a boolean only in YAML 1.1", $"write {Format(meant)}");
        }
        else
        {
            fault = new ScalarFault($"{Wording.Quoted(text.Text)} is not a boolean", "write true or false");
        }
        return fault is null;
    }

    /// <inheritdoc/>
    public override string Format(bool value) => value ? "true" : "false";
}
