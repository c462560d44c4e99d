using System.Text.Json;
using CoDesign.Results;
using FsCheck;
using FsCheck.Fluent;

namespace CoDesign.Reports.Tests;

/// <summary>trace.json after the Trace Event Format, JSON Object Format: complete events (ph X), instants (i) and metadata (M).</summary>
public sealed class TraceTests
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20_261_122, 1);

    [Fact]
    public void Every_span_is_an_event_with_all_digits_of_its_picoseconds()
    {
        // The fixture's third span: from 3,000,000 ps for 2,000,001 ps; events have microseconds.
        JsonElement span = Events(Fixture.Record, "X").Single(e => e.GetProperty("dur").GetRawText() == "2.000001");
        Assert.Equal("gemm", span.GetProperty("name").GetString());
        Assert.Equal(3m, span.GetProperty("ts").GetDecimal());
        Assert.Equal("done", span.GetProperty("args").GetProperty("status").GetString());
        Assert.Equal(4, Events(Fixture.Record, "X").Count);
    }

    [Fact]
    public void Zones_are_processes_and_each_thread_has_one_name()
    {
        IReadOnlyList<JsonElement> names = Events(Fixture.Record, "M");
        IReadOnlyList<string?> Of(string kind) =>
            [.. names.Where(e => e.GetProperty("name").GetString() == kind).Select(e => e.GetProperty("args").GetProperty("name").GetString())];
        Assert.Equal(["findings", "zone secure", "zone acme"], Of("process_name")); // zone outside has no span
        // Two jobs of the module overlap without one lying in the other, so it has two rows.
        Assert.Equal(["findings", "core0", "npu", "npu (2)"], Of("thread_name"));
        IReadOnlyList<string> named = [.. names.Where(e => e.GetProperty("name").GetString() == "thread_name").Select(Row)];
        Assert.Equal(named.Count, named.Distinct().Count());
        Assert.All(Events(Fixture.Record, "X").Concat(Events(Fixture.Record, "i")), e => Assert.Contains(Row(e), named));
    }

    [Fact]
    public void Findings_are_instants_in_the_order_of_time()
    {
        IReadOnlyList<JsonElement> instants = Events(Fixture.Record, "i");
        Assert.Equal(["2.5", "9"], instants.Select(e => e.GetProperty("ts").GetRawText())); // 2,500,000 and 9,000,000 ps
        Assert.Equal("TB101 prompt → npu", instants[0].GetProperty("name").GetString());
        Assert.Equal("TB999 → stdout", instants[1].GetProperty("name").GetString()); // it is about no tag
        Assert.All(instants, e => Assert.Equal("p", e.GetProperty("s").GetString()));
    }

    [Fact]
    public void File_says_how_many_spans_it_lacks()
    {
        using var document = JsonDocument.Parse(Rendering.Report("trace.json"));
        Assert.Equal(2, document.RootElement.GetProperty("otherData").GetProperty("spans_dropped").GetInt64());
        Assert.Equal("ns", document.RootElement.GetProperty("displayTimeUnit").GetString());
    }

    [Fact] // a row is drawn as a stack, so of two of its spans one ends before the other begins, or lies in it
    public void Spans_of_a_row_nest_whatever_the_record_has() =>
        Check.One(Repeatable, Prop.ForAll(ArbMap.Default.ArbFor<(byte Track, byte Start, byte Duration)[]>(), picks =>
        {
            RunRecord record = Fixture.Record with
            {
                Timeline = [.. picks.Select(p => new SpanRecord($"core{p.Track % 3}", "s", p.Start % 32, p.Duration % 16, new Dictionary<string, string>()))],
            };
            IReadOnlyList<JsonElement> spans = Events(record, "X");
            return spans.Count == picks.Length
                && spans.All(e => e.GetProperty("ts").GetDecimal() >= 0 && e.GetProperty("dur").GetDecimal() >= 0)
                && spans.GroupBy(Row).All(row => row.All(a => row.All(b => Nest(Range(a), Range(b)))));
        }));

    [Fact]
    public void Hostile_names_stay_names()
    {
        JsonElement span = Events(Hostile.Record, "X")[0];
        Assert.Equal("gemm<1> on npu" + Hostile.Markup + Hostile.Controls, span.GetProperty("name").GetString());
        Assert.DoesNotContain(Rendering.Report("trace.json", Hostile.Record), c => char.IsControl(c) && c is not '\n' && c < ' ');
    }

    private static bool Nest((decimal Start, decimal End) a, (decimal Start, decimal End) b) =>
        a.End <= b.Start || b.End <= a.Start || (a.Start >= b.Start && a.End <= b.End) || (b.Start >= a.Start && b.End <= a.End);

    private static (decimal Start, decimal End) Range(JsonElement span)
    {
        decimal start = span.GetProperty("ts").GetDecimal();
        return (start, start + span.GetProperty("dur").GetDecimal());
    }

    private static string Row(JsonElement e) => $"{e.GetProperty("pid").GetInt32()}/{e.GetProperty("tid").GetInt32()}";

    private static IReadOnlyList<JsonElement> Events(RunRecord record, string phase)
    {
        using var document = JsonDocument.Parse(Rendering.Report("trace.json", record));
        return [.. document.RootElement.GetProperty("traceEvents").EnumerateArray().Where(e => e.GetProperty("ph").GetString() == phase).Select(e => e.Clone())];
    }
}
