using System.Text;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>The chip diagram as a file of its own, with its style in it.</summary>
internal static class ChipReport
{
    /// <summary>The text.</summary>
    public static string Of(RunResult result)
    {
        Element drawing = ChipDiagram.Of(result);
        var alone = new Element(
            drawing.Name,
            [("xmlns", "http://www.w3.org/2000/svg"), .. drawing.Attributes.Select(a => (a.Name, (string?)a.Value))],
            [StyleNode.Of("palette.css", "drawing.css"), .. drawing.Children]);
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        MarkupWriter.Write(text, alone);
        return text.ToString();
    }
}
