using System.Text;
using System.Text.Json;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>
/// The timeline as Chrome trace events (Trace Event Format, JSON Object Format), which Perfetto and chrome://tracing open. A zone is
/// a process, a core or module a thread; times are microseconds with all digits of the picoseconds.
/// </summary>
internal sealed class TraceReport : IReportWriter
{
    // Findings stand above the zones, on a track that has nothing else.
    private const int FindingsProcess = 1;
    private const int FirstZoneProcess = 2;

    public string Name => "timeline for Perfetto";

    public string FileName => "trace.json";

    public void Write(RunResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        RunRecord record = result.Record;
        var text = new StringBuilder("{\n\"displayTimeUnit\": \"ns\",\n\"otherData\": ");
        text.Append(OneLine(json => OtherData(json, record))).Append(",\n\"traceEvents\": [");
        string separator = "\n";
        foreach (string line in Events(record))
        {
            text.Append(separator).Append(line);
            separator = ",\n";
        }

        text.Append("\n]\n}\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void OtherData(Utf8JsonWriter json, RunRecord record)
    {
        json.WriteString("chip", record.Inputs.Chip.Name);
        json.WriteString("workload", record.Inputs.Workload.Name);
        json.WriteString("fingerprint", record.Inputs.Fingerprint);
        json.WriteNumber("spans_dropped", record.TimelineDropped);
    }

    private static IEnumerable<string> Events(RunRecord record)
    {
        List<string> zones = [.. record.Zones.Select(z => z.Id)];
        Dictionary<string, string> zoneOf = record.Zones
            .SelectMany(z => z.Parts.Select(p => (p.Id, Zone: z.Id)))
            .DistinctBy(p => p.Id)
            .ToDictionary(p => p.Id, p => p.Zone);
        int ProcessOf(string track) => FirstZoneProcess + (zoneOf.TryGetValue(track, out string? zone) ? zones.IndexOf(zone) : zones.Count);
        if (record.Findings.Count > 0)
        {
            yield return Metadata("process_name", FindingsProcess, 0, "findings");
            yield return Metadata("thread_name", FindingsProcess, 1, "findings");
        }

        int thread = 1;
        foreach (
            IGrouping<int, IGrouping<string,
            SpanRecord>> process in record.Timeline.GroupBy(s => s.Track).GroupBy(t => ProcessOf(t.Key)).OrderBy(p => p.Key))
        {
            yield return Metadata(
                "process_name", process.Key, 0,
                process.Key - FirstZoneProcess < zones.Count ? "zone " + zones[process.Key - FirstZoneProcess] : "no zone");
            foreach (IGrouping<string, SpanRecord> track in process)
            {
                IReadOnlyList<TraceLane> lanes = TraceLane.Arrange(track);
                for (int i = 0; i < lanes.Count; i++)
                {
                    thread++;
                    yield return Metadata("thread_name", process.Key, thread, i == 0 ? track.Key : $"{track.Key} ({i + 1})");
                    foreach (SpanRecord span in lanes[i].Spans)
                    {
                        yield return Complete(span, process.Key, thread);
                    }
                }
            }
        }

        foreach (FindingRecord finding in record.Findings.Where(f => f.FirstTimePs is not null).OrderBy(f => f.FirstTimePs))
        {
            yield return Instant(finding, finding.FirstTimePs!.Value);
        }
    }

    private static string Metadata(string kind, int process, int thread, string name) => OneLine(json =>
    {
        json.WriteString("ph", "M");
        json.WriteString("name", kind);
        json.WriteNumber("pid", process);
        json.WriteNumber("tid", thread);
        json.WriteStartObject("args");
        json.WriteString("name", name);
        json.WriteEndObject();
    });

    private static string Complete(SpanRecord span, int process, int thread) => OneLine(json =>
    {
        json.WriteString("ph", "X");
        json.WriteString("name", span.Name);
        json.WriteString("cat", "span");
        json.WriteNumber("ts", Microseconds(span.StartPs));
        json.WriteNumber("dur", Microseconds(span.DurationPs));
        json.WriteNumber("pid", process);
        json.WriteNumber("tid", thread);
        if (span.Detail.Count > 0)
        {
            json.WriteStartObject("args");
            foreach ((string name, string value) in span.Detail)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }
    });

    // Scope p: a line across the process. The text names parties and tags, never bytes.
    private static string Instant(FindingRecord finding, long picoseconds) => OneLine(json =>
    {
        json.WriteString("ph", "i");
        json.WriteString("s", "p");
        json.WriteString(
            "name",
            string.Join(
                ' ',
                [finding.Rule, .. finding.Labels.Count == 0 ? [] : new[] { string.Join(", ", finding.Labels) }, "→", finding.Module]));
        json.WriteString("cat", "finding");
        json.WriteNumber("ts", Microseconds(picoseconds));
        json.WriteNumber("pid", FindingsProcess);
        json.WriteNumber("tid", 1);
        json.WriteStartObject("args");
        json.WriteString("level", finding.Level);
        json.WriteString("message", finding.Message);
        json.WriteString("symbol", finding.Symbol);
        json.WriteString("source", finding.Source);
        json.WriteNumber("bytes", finding.Bytes);
        json.WriteEndObject();
    });

    private static decimal Microseconds(long picoseconds) => picoseconds / 1_000_000m;

    private static string OneLine(Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonText.OneLine))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
