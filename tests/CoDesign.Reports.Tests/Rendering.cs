using System.Globalization;
using System.Text;
using CoDesign.Results;

namespace CoDesign.Reports.Tests;

/// <summary>Makes reports, if need be in a culture that writes numbers differently.</summary>
internal static class Rendering
{
    /// <summary>Commas for points and the other way round, a minus sign that is not ASCII: all that a culture could spoil.</summary>
    public static CultureInfo Contrary { get; } = MakeContrary();

    public static string Report(string fileName, RunResult? result = null)
    {
        using var stream = new MemoryStream();
        ReportCatalog.All.Single(w => w.FileName == fileName).Write(result ?? Fixture.Result, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string Report(string fileName, RunRecord record) => Report(fileName, Fixture.ResultOf(record, Fixture.Crossings));

    public static string ComparisonPageOf(Comparison comparison)
    {
        using var stream = new MemoryStream();
        ComparisonPage.Write(comparison, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static T In<T>(CultureInfo culture, Func<T> make)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return make();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo MakeContrary()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        return culture;
    }
}
