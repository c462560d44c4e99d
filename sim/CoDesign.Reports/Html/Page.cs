using System.Text;
using static CoDesign.Reports.Html;

namespace CoDesign.Reports;

/// <summary>A page: header, table of contents, chapters. Style sheets are part of it; nothing is loaded.</summary>
internal static class Page
{
    /// <summary>The text of the page.</summary>
    /// <param name="title">Title of the window.</param>
    /// <param name="header">What stands on top.</param>
    /// <param name="chapters">Chapters, each with an id and a heading as its first child.</param>
    /// <param name="footer">What stands at the end.</param>
    public static string Of(string title, Element header, IReadOnlyList<Element> chapters, params Node[] footer)
    {
        Element page = new(
            "html",
            [("lang", "en")],
            [
                El(
                    "head",
                    null,
                    new Element("meta", [("charset", "utf-8")], []),
                    new Element("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")], []),
                    El("title", null, title),
                    StyleNode.Of("palette.css", "page.css", "drawing.css")),
                El("body", null, header, Contents(chapters), El("main", null, chapters), El("footer", null, footer)),
            ]);
        var text = new StringBuilder("<!DOCTYPE html>\n");
        MarkupWriter.Write(text, page);
        return text.ToString();
    }

    private static Element Contents(IEnumerable<Element> chapters) => El(
        "nav",
        null,
        chapters.SelectMany(c => new Node[] { Jump(c.Attributes.First(a => a.Name == "id").Value, ((Element)c.Children[0]).Children[0]), " " }));
}
