using System.Text.Json;
using CoDesign.Results;

namespace CoDesign.Reports.Tests;

/// <summary>Structure of audit.sarif after SARIF 2.1.0 (OASIS standard, with errata 01).</summary>
public sealed class SarifTests
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    private static JsonElement Run { get; } = RunOf(Fixture.Record);

    [Fact]
    public void File_names_schema_and_version_and_has_one_run()
    {
        JsonElement root = Root(Rendering.Report("audit.sarif"));
        Assert.Equal("2.1.0", root.GetProperty("version").GetString());
        Assert.Equal("https://json.schemastore.org/sarif-2.1.0.json", root.GetProperty("$schema").GetString());
        Assert.Single(root.GetProperty("runs").EnumerateArray());
    }

    [Fact] // 3.27.6: if ruleIndex and ruleId are both there, they name the same rule
    public void Results_name_their_rule_by_id_and_index()
    {
        JsonElement rules = Run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(["TB101", "TB202", "TB999"], rules.EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        Assert.Equal(2, Results(Run).Count);
        foreach (JsonElement result in Results(Run))
        {
            Assert.Equal(
                result.GetProperty("ruleId").GetString(),
                rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), Levels);
        }
    }

    [Fact] // 3.19.23: ids in the form that forges show as links to the weakness
    public void Rules_name_their_weaknesses() =>
        Assert.Equal(
            ["security", "external/cwe/cwe-200", "external/cwe/cwe-501"],
            Run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("properties").GetProperty("tags").EnumerateArray().Select(t => t.GetString()));

    [Fact]
    public void Path_of_the_bytes_is_a_code_flow_from_source_to_destination()
    {
        JsonElement flow = Assert.Single(Results(Run)[0].GetProperty("codeFlows").EnumerateArray());
        JsonElement thread = Assert.Single(flow.GetProperty("threadFlows").EnumerateArray());
        IReadOnlyList<JsonElement> steps = [.. thread.GetProperty("locations").EnumerateArray().Select(l => l.GetProperty("location"))];
        Assert.Equal(9, steps.Count); // as many as the fixture's path has
        Assert.Equal("label born at g_prompt (prompt: symbol g_prompt)", steps[0].GetProperty("message").GetProperty("text").GetString());
        JsonElement place = steps[0].GetProperty("physicalLocation");
        Assert.Equal("src/main.cpp", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("SRCROOT", place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString());
        Assert.Equal(5, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal(0x8000_0100, place.GetProperty("address").GetProperty("absoluteAddress").GetInt64());
        Assert.Equal("main+0x4", place.GetProperty("address").GetProperty("fullyQualifiedName").GetString());
        Assert.Equal("main", steps[0].GetProperty("logicalLocations")[0].GetProperty("name").GetString());
        Assert.False(Results(Run)[1].TryGetProperty("codeFlows", out _)); // a finding without a path has no empty flow
    }

    // RFC 3986: '#' begins a fragment, '?' a query, '%' an escape, and a blank is no character of a URI.
    [Theory]
    [InlineData("src/a b#1.cpp:12", "src/a%20b%231.cpp", 12)]
    [InlineData("100%?.c:7", "100%25%3F.c", 7)]
    [InlineData("src\\win.c:3", "src/win.c", 3)]
    [InlineData("ü.c:3", "%C3%BC.c", 3)]
    [InlineData("/abs/x.c:4", "file:///abs/x.c", 4)]
    [InlineData("x.c", "x.c", null)]
    [InlineData("x.c:0", "x.c", null)] // line 0 is how debug information says unknown
    public void File_and_line_become_a_uri_and_a_region(string source, string uri, int? line)
    {
        JsonElement place = Results(RunOf(WithFirst(f => f with { Source = source })))[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal(uri, place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(line is not null, place.TryGetProperty("region", out JsonElement region));
        if (line is not null)
        {
            Assert.Equal(line, region.GetProperty("startLine").GetInt32());
        }
    }

    [Fact] // 3.32.6: absoluteAddress is a number in JSON, and -1 stands for unknown
    public void Addresses_of_the_upper_half_have_a_name_but_no_number()
    {
        JsonElement address = Results(RunOf(WithFirst(f => f with { Pc = "0xffffffff80000000", Source = null })))[0]
            .GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("address");
        Assert.False(address.TryGetProperty("absoluteAddress", out _));
        Assert.Equal("operator<<(a, b)+0x10", address.GetProperty("fullyQualifiedName").GetString());
    }

    // SHA-256 of "5:TB101\n3:npu\n16:operator<<(a, b)\n6:prompt\n", first 16 bytes, by sha256sum.
    [Fact]
    public void Fingerprint_is_that_of_rule_destination_function_and_tags() => Assert.Equal(
        "a1933b52c6f1c6a8b1fc88e92f1a2dd7",
        Results(Run)[0].GetProperty("partialFingerprints").GetProperty("codesignFinding/v1").GetString());

    [Fact] // a new build moves addresses and lines, another input changes counts: a reviewed finding stays the same one
    public void Fingerprint_survives_what_a_new_build_or_input_changes()
    {
        FindingRecord finding = Fixture.Record.Findings[0];
        string before = FindingFingerprint.Of(finding);
        Assert.All(
            new[]
            {
                finding with { Symbol = "operator<<(a, b)+0x99c", Pc = "0x80010000" }, finding with { Source = "src/other.cpp:1" }, finding with { Bytes = 1, Count = 1 },
                finding with { FirstTimePs = 0, Address = null, LabelledOffset = null }, finding with { Message = "other words" }, finding with { Path = [] },
            },
            f => Assert.Equal(before, FindingFingerprint.Of(f)));
        Assert.All(
            new[]
            {
                finding with { Rule = "TB102" }, finding with { Module = "npu2" }, finding with { Symbol = "main+0x10" }, finding with { Symbol = null },
                finding with { Labels = ["weights"] }, finding with { Labels = ["prompt", "weights"] }, finding with { Labels = ["prompt\nweights"] },
            },
            f => Assert.NotEqual(before, FindingFingerprint.Of(f)));
        Assert.Equal(
            FindingFingerprint.Of(finding with { Labels = ["a", "b"] }), FindingFingerprint.Of(finding with { Labels = ["b", "a"] }));
        Assert.NotEqual(
            FindingFingerprint.Of(finding with { Labels = ["a", "b"] }), FindingFingerprint.Of(finding with { Labels = ["a\n1:b"] }));
    }

    [Theory] // 3.20.14: whether the tool did its work, not whether it liked what it saw
    [InlineData(ExitRecord.GuestExit, true)]
    [InlineData(ExitRecord.Trap, true)]
    [InlineData(ExitRecord.Limit, false)]
    [InlineData(ExitRecord.Interrupted, false)]
    public void A_run_that_was_cut_short_is_an_analysis_that_did_not_succeed(string reason, bool expected)
    {
        JsonElement invocation = RunOf(Fixture.Record with { Exit = new ExitRecord(reason, null, null, null) }).GetProperty("invocations")[0];
        Assert.Equal(expected, invocation.GetProperty("executionSuccessful").GetBoolean());
    }

    [Fact]
    public void A_clean_run_has_results_and_none_in_it() => Assert.Empty(Results(RunOf(Fixture.Record with { Findings = [] })));

    [Fact]
    public void Hostile_text_stays_text() => Assert.Equal(
        Hostile.Record.Findings[0].Message, Results(RunOf(Hostile.Record))[0].GetProperty("message").GetProperty("text").GetString());

    private static RunRecord WithFirst(Func<FindingRecord, FindingRecord> change) =>
        Fixture.Record with { Findings = [change(Fixture.Record.Findings[0])] };

    private static IReadOnlyList<JsonElement> Results(JsonElement run) => [.. run.GetProperty("results").EnumerateArray()];

    private static JsonElement RunOf(RunRecord record) => Root(Rendering.Report("audit.sarif", record)).GetProperty("runs")[0];

    private static JsonElement Root(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
