namespace CoDesign.Reports;

/// <summary>Short names for the elements of a page.</summary>
internal static class Html
{
    /// <summary>An element with a class (null for none) and children.</summary>
    public static Element El(string name, string? cssClass, params IEnumerable<Node?> children) =>
        new(name, [("class", cssClass)], children);

    /// <summary>A block.</summary>
    public static Element Div(string? cssClass, params IEnumerable<Node?> children) => El("div", cssClass, children);

    /// <summary>A run of text.</summary>
    public static Element Span(string? cssClass, params IEnumerable<Node?> children) => El("span", cssClass, children);

    /// <summary>A paragraph.</summary>
    public static Element P(string? cssClass, params IEnumerable<Node?> children) => El("p", cssClass, children);

    /// <summary>Something that stands in a file or on a bus: a name, an address.</summary>
    public static Element Code(string text) => El("code", null, text);

    /// <summary>Text that matters.</summary>
    public static Element Strong(params IEnumerable<Node?> children) => El("strong", null, children);

    /// <summary>Text that stands back.</summary>
    public static Element Muted(params IEnumerable<Node?> children) => Span("muted", children);

    /// <summary>A link to a place in the page.</summary>
    public static Element Jump(string id, params IEnumerable<Node?> children) => new("a", [("href", "#" + id)], children);

    /// <summary>A list of points.</summary>
    public static Element Points(string? cssClass, IEnumerable<Node> items) => El("ul", cssClass, items.Select(i => El("li", null, i)));

    /// <summary>Something to open; it prints open.</summary>
    public static Element Fold(Node summary, params IEnumerable<Node?> children) =>
        El("details", null, [El("summary", null, summary), .. children]);

    /// <summary>A chapter of the page with a heading.</summary>
    public static Element Chapter(string id, string title, params IEnumerable<Node?> children) =>
        new("section", [("id", id)], [El("h2", null, title), .. children]);

    /// <summary>A heading within a chapter.</summary>
    public static Element Heading(string title) => El("h3", null, title);

    /// <summary>Terms and their explanations, side by side.</summary>
    public static Element Facts(params IEnumerable<(string Term, Node Value)> facts) =>
        El("dl", "facts", facts.SelectMany(f => new Node[] { El("dt", null, f.Term), El("dd", null, f.Value) }));

    /// <summary>Nodes in a row.</summary>
    public static Element Inline(params IEnumerable<Node?> children) => Span(null, children);
}
