namespace CoDesign.Reports;

/// <summary>An element with attributes and children.</summary>
internal sealed record Element : Node
{
    // What runs or loads something has no place in a report, whoever asks for it.
    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "iframe", "object", "embed", "link", "base", "form", "img", "image", "audio", "video", "source", "foreignObject",
    };

    // Attributes that hold an address: only places in the page itself.
    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase) { "href", "xlink:href", "src", "action", "data", "srcset", "poster" };

    /// <summary>Makes an element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes; those with a null value are left out.</param>
    /// <param name="children">What is in it; nulls are left out.</param>
    /// <exception cref="ArgumentException">A name is no name, or the element could run or load something.</exception>
    public Element(string name, IEnumerable<(string Name, string? Value)> attributes, IEnumerable<Node?> children)
    {
        Name = IsName(name) && !Forbidden.Contains(name)
            ? name
            : throw new ArgumentException($"element '{name}' is not for reports", nameof(name));
        Attributes = [.. attributes.Where(a => a.Value is not null).Select(a => (a.Name, Checked(a.Name, a.Value!)))];
        Children = [.. children.OfType<Node>()];
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Attributes in the order in which they are written.</summary>
    public IReadOnlyList<(string Name, string Value)> Attributes { get; }

    /// <summary>What is in it.</summary>
    public IReadOnlyList<Node> Children { get; }

    private static string Checked(string name, string value) =>
        !IsName(name)
            || name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            || name.Equals("style", StringComparison.OrdinalIgnoreCase)
                ? throw new ArgumentException($"attribute '{name}' is not for reports", nameof(name))
            : Addresses.Contains(name) && !value.StartsWith('#')
                ? throw new ArgumentException($"attribute '{name}' may only point into the page, not to '{value}'", nameof(value))
            : value;

    private static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':');
}
