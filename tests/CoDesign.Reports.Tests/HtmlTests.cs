using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CoDesign.Reports.Tests;

/// <summary>Pages are safe to open, whatever a program or a description put into the record.</summary>
public sealed partial class HtmlTests
{
    private static readonly string[] Loading = ["script", "iframe", "object", "embed", "link", "base", "form", "img", "image", "audio", "video", "source", "use", "foreignObject"];

    // What a name may point to: a place in the page itself.
    private static readonly string[] Addresses = ["href", "src", "srcset", "action", "formaction", "data", "poster", "background", "ping"];

    public static TheoryData<string> Pages =>
        ["report", "hostile report", "audit", "hostile audit", "comparison", "hostile comparison", "drawing", "hostile drawing"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_is_well_formed_and_runs_and_loads_nothing(string name)
    {
        foreach (XElement element in Parsed(Text(name)).Descendants())
        {
            Assert.DoesNotContain(element.Name.LocalName, Loading, StringComparer.OrdinalIgnoreCase);
            foreach (XAttribute attribute in element.Attributes())
            {
                Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.ToString());
                Assert.NotEqual("style", attribute.Name.LocalName);
                Assert.True(!Addresses.Contains(attribute.Name.LocalName) || attribute.Value.StartsWith('#'), attribute.ToString());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Style_sheets_reach_nothing_outside_and_no_value_gets_into_them(string name)
    {
        IEnumerable<string> styles = Parsed(Text(name)).Descendants().Where(e => e.Name.LocalName == "style").Select(e => e.Value);
        string style = Assert.Single(styles);
        Assert.DoesNotContain("@import", style, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("//", style, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", style, StringComparison.Ordinal);
        Assert.All(CssAddress().Matches(style), m => Assert.Equal("url(#hatch)", m.Value));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_within_the_page_arrive(string name)
    {
        XDocument page = Parsed(Text(name));
        IReadOnlyList<string> ids = [.. page.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.Descendants().Attributes("href"), a => Assert.Contains(a.Value[1..], ids));
    }

    [Theory] // HTML and XML forbid all of C0 but tab and line break; a browser reads 0x80 to 0x9f as if they were letters
    [MemberData(nameof(Pages))]
    public void Pages_have_no_control_character_and_no_character_that_turns_text(string name) =>
        Assert.DoesNotContain(Text(name), c => c is not ('\n' or '\t')
            && (char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufffe' or '\uffff'));

    [Fact]
    public void Hostile_text_is_shown_as_text_and_never_becomes_an_element()
    {
        XDocument plain = Parsed(Rendering.Report("report.html", Fixture.Record with { Policy = null }));
        XDocument page = Parsed(Text("hostile report"));
        Assert.Subset(
            plain.Descendants().Select(e => e.Name.LocalName).ToHashSet(),
            page.Descendants().Select(e => e.Name.LocalName).Except(["em"]).ToHashSet());
        string text = page.Root!.Value;
        Assert.All(
            new[] { Hostile.Record.Inputs.Chip.Name, Hostile.Record.Findings[0].Message, Hostile.Record.Findings[0].Symbol!, Hostile.Record.Findings[0].Source!, Hostile.Record.Inputs.Files[0].Name },
            s => Assert.Contains(s[..^Hostile.Controls.Length], text, StringComparison.Ordinal));
    }

    // Escape sequences of a terminal, in pictures (U+2400 and following); a carriage return before a line feed is a line break;
    // characters that turn text by their number. What is no character at all becomes U+FFFD.
    [Theory]
    [InlineData("a<b>&\"'c", "a&lt;b&gt;&amp;&quot;&#39;c")]
    [InlineData("\u0000\u001b[31m\u007f", "\u2400\u241b[31m\u2421")]
    [InlineData("a\r\nb\rc\td", "a\nb\nc\td")]
    [InlineData("\u202Egnp.exe", "[U+202E]gnp.exe")]
    [InlineData("\u2066\u200f", "[U+2066][U+200F]")]
    [InlineData("\u0080\u009f\ufffe", "\ufffd\ufffd\ufffd")]
    [InlineData("naïve – 猫 😀", "naïve – 猫 😀")]
    public void Text_is_escaped(string text, string expected) => Assert.Equal(expected, MarkupWriter.ToText(text));

    // Not as inline data: attributes are stored in UTF-8, which has no half of a pair.
    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced()
    {
        Assert.Equal("\ufffdx", MarkupWriter.ToText("\ud83dx"));
        Assert.Equal("\ufffd", MarkupWriter.ToText("\ude00"));
    }

    [Theory]
    [InlineData("script", "class", "x")]
    [InlineData("IMG", "class", "x")]
    [InlineData("p", "onclick", "x")]
    [InlineData("p", "style", "x")]
    [InlineData("p", "a b", "x")]
    [InlineData("p><b", "class", "x")]
    [InlineData("a", "href", "https://example.org")]
    [InlineData("a", "HREF", "javascript:alert(1)")]
    [InlineData("a", "href", "//example.org")]
    public void Elements_that_run_or_load_cannot_be_made(string name, string attribute, string value) =>
        Assert.Throws<ArgumentException>(() => new Element(name, [(attribute, value)], []));

    [Fact]
    public void Unknown_style_sheet_is_refused() => Assert.Throws<InvalidOperationException>(() => StyleNode.Of("other.css"));

    private static XDocument Parsed(string text) => XDocument.Parse(text);

    private static string Text(string name) => name switch
    {
        "report" => Rendering.Report("report.html"),
        "hostile report" => Rendering.Report("report.html", Hostile.Result),
        "audit" => Rendering.Report("audit.html"),
        "hostile audit" => Rendering.Report("audit.html", Hostile.Result),
        "comparison" => Rendering.ComparisonPageOf(ComparisonTests.SoftwareAgainstOffload()),
        "hostile comparison" => Rendering.ComparisonPageOf(Comparison.Of([new ComparedRun(Hostile.Markup + Hostile.Controls, Hostile.Record), new ComparedRun("b", Fixture.Record)])),
        "drawing" => Rendering.Report("chip.svg"),
        _ => Rendering.Report("chip.svg", Hostile.Result),
    };

    [GeneratedRegex(@"url\([^)]*\)")]
    private static partial Regex CssAddress();
}
