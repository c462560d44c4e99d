using CoDesign.Reports;
using CoDesign.Results;

namespace CoDesign.Cli.Presentation;

/// <summary>What an audit found: verdict, findings with their path, who saw how much of what, and what must be believed.</summary>
/// <param name="output">Where to.</param>
/// <param name="width">Columns of a line.</param>
internal sealed class TrustSummary(TextWriter output, int width)
{
    // Beginning and end of a path tell most; the report has all of it.
    private const int MostSteps = 8;

    /// <summary>Writes the summary.</summary>
    /// <param name="record">What happened.</param>
    /// <param name="folder">Where the files lie.</param>
    public void Write(RunRecord record, string folder)
    {
        Verdict verdict = Verdict.Of(record);
        Paragraph($"{record.Inputs.Workload.Name} on {record.Inputs.Chip.Name}, policy {record.Policy?.Name}, mode {record.Inputs.Mode}");
        Paragraph($"{verdict.Title}. {verdict.Sentence}");
        foreach (FindingRecord finding in record.Findings)
        {
            Finding(finding);
        }

        Exposure(record.Exposure);
        Sanitizers(record.Sanitizers);
        Coverage(record);
        output.WriteLine();
        Paragraph("Not covered: what the program tells by when it does something or which way it branches, what a module does with what it may see, and inputs that this run did not take.");
        Paragraph($"log      {folder}/audit.jsonl");
        Paragraph($"root     {record.Audit.Root}");
        Paragraph($"report   {folder}/audit.html");
        Paragraph($"again    codesign audit verify --replay {folder}");
    }

    private void Finding(FindingRecord finding)
    {
        output.WriteLine();
        Paragraph($"{finding.Rule} {finding.Level}: {finding.Message}");
        string[] where =
        [
            finding.Source is null ? string.Empty : $"at {finding.Source}",
            finding.Symbol is null ? string.Empty : $"in {finding.Symbol}",
            finding.Region is null ? string.Empty : $"region {finding.Region}",
            $"{Figures.Bytes(finding.Bytes)} in {Figures.Count(finding.Count, "transfer")}",
            finding.LabelledOffset is long offset ? $"first at bytes {offset} to {offset + finding.LabelledLength - 1} of the buffer" : string.Empty,
        ];
        Paragraph(string.Join(", ", where.Where(w => w.Length > 0)), 2);
        for (int i = 0; i < finding.Path.Count; i++)
        {
            if (finding.Path.Count > MostSteps && i == MostSteps / 2)
            {
                int skipped = finding.Path.Count - MostSteps;
                Paragraph($"… {Figures.Count(skipped, "step")} more in the report", 4);
                i += skipped;
            }

            Step(finding.Path[i]);
        }
    }

    private void Step(PathRecord step)
    {
        string what = step.Description ?? step.Object ?? step.Address;
        Paragraph($"{step.Kind,-6} {what}{(step.Source is string source ? $" ({source})" : step.Symbol is string symbol ? $" ({symbol})" : string.Empty)}", 4);
    }

    private void Exposure(IReadOnlyList<ExposureRecord> exposure)
    {
        if (exposure.Count == 0)
        {
            return;
        }

        output.WriteLine();
        var table = new TextTable("who saw it", "belongs to", "openness", "label", "in clear>", "sanitised>", "may learn it");
        foreach (ExposureRecord row in exposure)
        {
            table.Add(
                row.Module,
                row.CollusionDomain,
                row.Openness,
                row.Label,
                Figures.Bytes(row.ClearBytes),
                Figures.Bytes(row.BlindedBytes),
                row.MayLearn ? "yes" : row.ClearBytes > 0 ? "NO" : "no");
        }

        table.Write(output, width);
        if (exposure.Any(e => e.ClearBytes > 0 && !e.MayLearn))
        {
            Paragraph("NO: it had bytes of this label in clear, and the policy does not let it learn them.");
        }
    }

    private void Sanitizers(IReadOnlyList<SanitizerRecord> sanitizers)
    {
        foreach (SanitizerRecord sanitizer in sanitizers.Where(s => s.Uses > 0 || s.CodeMatches is false))
        {
            output.WriteLine();
            string code = sanitizer.CodeMatches switch
            {
                true => "the code is the reviewed one",
                false => "THE CODE IS NOT THE REVIEWED ONE",
                null => "the program does not have the function",
            };
            Paragraph($"residual risk: '{sanitizer.Id}' ({sanitizer.Symbol}) removed {Figures.List(sanitizer.Removes)} from {Figures.Bytes(sanitizer.Bytes)}; evidence {sanitizer.Evidence}, {code}. {sanitizer.Because}");
        }
    }

    private void Coverage(RunRecord record)
    {
        string[] unread = [.. record.Policy?.Sources.Where(s => s.Bytes == 0 || s.IsRead is false).Select(s => $"'{s.Tag}' ({s.Description})") ?? []];
        string[] unused = [.. record.Policy?.Rules.Where(r => r.Hits == 0).Select(r => r.Id) ?? []];
        if (unread.Length + unused.Length > 0)
        {
            output.WriteLine();
        }

        if (unread.Length > 0)
        {
            Paragraph($"never read: {Figures.List(unread)}");
        }

        if (unused.Length > 0)
        {
            Paragraph($"rules of the policy that nothing met: {Figures.List(unused)}");
        }

        if (record.TrustedBase is TrustedBaseRecord size)
        {
            output.WriteLine();
            Paragraph(
                $"trusted: {Figures.Bytes(size.CodeBytes)} of program{(size.SourceLines is int lines ? $" ({Figures.Count(lines, "source line")})" : string.Empty)}, "
                    + $"of it {Figures.Bytes(size.SanitizerBytes)} in sanitizers; {Figures.List([.. size.Parts.Select(p => p.Id)])}");
        }
    }

    private void Paragraph(string text, int indent = 0)
    {
        foreach (string line in TextTable.Wrap(text.ReplaceLineEndings(" "), Math.Max(1, width - indent)))
        {
            output.WriteLine(new string(' ', indent) + line);
        }
    }
}
