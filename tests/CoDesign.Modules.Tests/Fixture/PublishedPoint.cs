using System.Globalization;
using System.Text;

namespace CoDesign.Modules.Tests.Fixture;

/// <summary>A published figure beside the model's.</summary>
/// <param name="Preset">Preset of the library.</param>
/// <param name="What">What was published, with its unit.</param>
/// <param name="Published">The figure.</param>
/// <param name="Model">The model's.</param>
/// <param name="Kind">Where the model's figure comes from: first principles, or the vendor's own model.</param>
/// <param name="Source">Where the published figure stands.</param>
/// <param name="Miss">Why it misses, if it does; else null.</param>
internal sealed record PublishedPoint(string Preset, string What, double Published, double Model, string Kind, string Source, string? Miss = null)
{
    public double Error => (Model / Published) - 1;

    /// <summary>A table of points, worst first.</summary>
    public static string Table(IEnumerable<PublishedPoint> points)
    {
        var text = new StringBuilder();
        text.Append("| preset | figure | published | model | error | kind | source | why it misses |\n|---|---|---|---|---|---|---|---|\n");
        foreach (PublishedPoint point in points.OrderByDescending(p => Math.Abs(p.Error)).ThenBy(p => p.What, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{point.Preset}` | {point.What} | {point.Published:0.##} | {point.Model:0.##} | {Percent(point.Error)} | {point.Kind} | {point.Source} | {point.Miss} |\n");
        }

        return text.ToString();
    }

    /// <summary>An error as text.</summary>
    public static string Percent(double error) => string.Create(CultureInfo.InvariantCulture, $"{(error * 100):+0.0;-0.0;0.0} %");
}
