using System.Reflection;

namespace CoDesign.Reports;

/// <summary>
/// A style sheet of this assembly. Browsers do not decode entities in it, so it is written as it stands: it comes from a resource,
/// never from a value, and must do without the characters that would need escaping.
/// </summary>
internal sealed record StyleNode : Node
{
    private StyleNode(string text) => Text = text;

    /// <summary>The rules.</summary>
    public string Text { get; }

    /// <summary>Style sheets in order.</summary>
    /// <param name="names">Names of resources: <c>page.css</c>.</param>
    /// <exception cref="InvalidOperationException">There is none of this name, or it has <c>&lt;</c>, <c>&amp;</c> or reaches out of the page.</exception>
    public static StyleNode Of(params IReadOnlyList<string> names) => new(string.Concat(names.Select(Read)));

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"style sheet '{name}' is not embedded");
        using var reader = new StreamReader(stream);
        string text = reader.ReadToEnd().ReplaceLineEndings("\n");
        return text.AsSpan().IndexOfAny('<', '&') >= 0
            || text.Contains("@import", StringComparison.Ordinal)
            || text.Contains("//", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"style sheet '{name}' has a character that ends it, or an address")
            : text;
    }
}
