namespace CoDesign.Reports;

/// <summary>Every report of a run.</summary>
public static class ReportCatalog
{
    /// <summary>The reports, in the order in which a folder lists them to a reader.</summary>
    public static IReadOnlyList<IReportWriter> All { get; } =
    [
        new TextReport("run record", "run.json", r => Results.RunRecordJson.Write(r.Record)),
        new TextReport("report to read", "report.html", HtmlReport.Of),
        new TextReport("audit to read", "audit.html", AuditPage.Of),
        new SarifReport(),
        new TextReport("audit log", "audit.jsonl", r => r.AuditLog),
        new TraceReport(),
        new TextReport("statistics in gem5's layout", "stats.txt", r => Statistics.Of(r.Record)),
        new TextReport("regions", "regions.csv", r => CsvTables.Regions(r.Record)),
        new TextReport("crossings", "crossings.csv", r => CsvTables.Crossings(r.Crossings)),
        new TextReport("collapsed stacks", "profile.folded", r => FoldedProfile.Of(r.Record)),
        new TextReport("chip diagram", "chip.svg", r => ChipReport.Of(r)),
    ];
}
