using System.Diagnostics.CodeAnalysis;
using CoDesign.Description.Diagnostics;
using CoDesign.Description.Schema;

namespace CoDesign.Description.Scalars;

/// <summary>A path relative to the folder of the YAML file, with forward slashes on every host.</summary>
internal sealed class PathKind : ScalarKind<string>
{
    /// <inheritdoc/>
    public override string Noun => "relative path";

    /// <inheritdoc/>
    public override string Example => "../library/aes.yaml";

    /// <inheritdoc/>
    public override string Blank => string.Empty;

    /// <inheritdoc/>
    public override ScalarSchema Schema { get; } = new("relative path", JsonTypes.String, "../library/aes.yaml")
    {
        // No drive, no leading or doubled slash, no backslash: the same file on every host.
        Pattern = "^(?![A-Za-z]:)[^/\\\\]+(/[^/\\\\]+)*$",
    };

    /// <inheritdoc/>
    public override bool TryParse(
        ScalarText text,
        [MaybeNullWhen(false)] out string value,
        [NotNullWhen(false)] out ScalarFault? fault)
    {
        value = text.Text;
        if (YamlWords.IsOtherThanText(text, "a path", out fault))
        {
            return false;
        }
        string path = text.Text;
        string shown = Wording.Quoted(path);
        bool hasDrive = path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]);
        fault = path switch
        {
            _ when string.IsNullOrWhiteSpace(path) => new ScalarFault("the path is empty", "name a file"),
            _ when path.Any(char.IsControl) => new ScalarFault($"{shown} contains a control character", "remove it"),
            _ when path.Contains('\\', StringComparison.Ordinal) => new ScalarFault(
                $"{shown} contains a backslash",
                "write '/' between folders on every host"),
            _ when hasDrive || path[0] == '/' => new ScalarFault(
                $"{shown} is absolute",
                "write it relative to the folder of this file, so that it works on other machines"),
            _ when path.Split('/').Contains(string.Empty) => new ScalarFault(
                $"{shown} contains an empty folder name or ends in '/'",
                "name a file"),
            _ => null,
        };
        return fault is null;
    }

    /// <inheritdoc/>
    public override string Format(string value) => value;
}
