namespace CoDesign.Reports;

/// <summary>
/// A piece of markup. Text and elements are the only kinds and the writer escapes both, so no value can turn into markup: there
/// is no way to put raw HTML into a page.
/// </summary>
internal abstract record Node
{
    /// <summary>Text, escaped when it is written.</summary>
    public static implicit operator Node(string text) => new TextNode(text);
}
