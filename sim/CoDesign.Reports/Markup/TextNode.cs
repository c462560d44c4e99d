namespace CoDesign.Reports;

/// <summary>Text.</summary>
/// <param name="Text">The characters, not escaped.</param>
internal sealed record TextNode(string Text) : Node;
