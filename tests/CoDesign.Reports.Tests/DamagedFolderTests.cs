using System.Text.Json.Nodes;
using CoDesign.Results;
using FsCheck;
using FsCheck.Fluent;

namespace CoDesign.Reports.Tests;

/// <summary>A folder that somebody edited, or that a full disk cut short, is told about and never a crash.</summary>
public sealed class DamagedFolderTests : IDisposable
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20_261_122, 1);

    private readonly TemporaryFolder _folder = new();

    public DamagedFolderTests() => RunFolder.Write(Run, Fixture.Result);

    private string Run => _folder["run"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"schema\": \"codesign.run/2\"}")]
    [InlineData("{\"schema\": 1}")]
    public void Record_that_is_none_is_a_problem_that_names_the_file(string text)
    {
        File.WriteAllText(Path.Combine(Run, "run.json"), text);
        Assert.False(RunFolder.TryRead(Run, out _, out IReadOnlyList<string> problems));
        Assert.StartsWith("run.json: ", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory] // each is in the record, and all of them have text or numbers in the reports
    [InlineData("exit")]
    [InlineData("findings")]
    [InlineData("inputs")]
    [InlineData("audit")]
    [InlineData("guest_output")]
    public void Record_without_a_value_that_must_be_there_is_refused(string field)
    {
        string path = Path.Combine(Run, "run.json");
        JsonObject json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        json[field] = null;
        File.WriteAllText(path, json.ToJsonString());
        Assert.False(RunFolder.TryRead(Run, out _, out IReadOnlyList<string> problems));
        Assert.Contains(
            field, Assert.Single(problems).Replace("GuestOutput", "guest_output", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Folder_that_is_not_there_and_file_that_is_a_folder_are_problems()
    {
        Assert.False(RunFolder.TryRead(_folder["nothing"], out _, out IReadOnlyList<string> problems));
        Assert.Single(problems);
        File.Delete(Path.Combine(Run, "run.json"));
        Directory.CreateDirectory(Path.Combine(Run, "run.json"));
        Assert.False(RunFolder.TryRead(Run, out _, out problems));
        Assert.Single(problems);
    }

    [Fact]
    public void Missing_log_is_a_problem_and_the_record_is_there()
    {
        File.Delete(Path.Combine(Run, "audit.jsonl"));
        Assert.True(RunFolder.TryRead(Run, out RunResult? read, out IReadOnlyList<string> problems));
        Assert.StartsWith("audit.jsonl: ", Assert.Single(problems), StringComparison.Ordinal);
        Assert.Empty(read.Crossings);
    }

    [Fact]
    public void Edited_log_is_a_problem()
    {
        Edit("audit.jsonl", t => t.Replace("\"deny\"", "\"allow\"", StringComparison.Ordinal));
        Assert.True(RunFolder.TryRead(Run, out _, out IReadOnlyList<string> problems));
        Assert.Contains(problems, p => p.StartsWith("audit.jsonl: line ", StringComparison.Ordinal));
    }

    [Fact]
    public void Log_of_another_run_is_a_problem()
    {
        File.WriteAllText(Path.Combine(Run, "audit.jsonl"), Fixture.ResultOf(Fixture.Record, []).AuditLog);
        Assert.True(RunFolder.TryRead(Run, out _, out IReadOnlyList<string> problems));
        Assert.Contains("they are not of one run", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Log_that_was_cut_keeps_what_came_before()
    {
        Edit("audit.jsonl", t => t[..(t.IndexOf("\"seq\":3", StringComparison.Ordinal) + 3)]);
        Assert.True(RunFolder.TryRead(Run, out RunResult? read, out IReadOnlyList<string> problems));
        Assert.NotEmpty(problems);
        Assert.Equal(1, read.Crossings[0].Sequence); // the fixture's first crossing is whole, its second is the one that was cut
        Assert.Single(read.Crossings);
    }

    [Fact]
    public void Interrupted_run_has_a_log_without_footer_and_no_problem()
    {
        RunRecord interrupted = Fixture.Record with { Exit = new ExitRecord(ExitRecord.Interrupted, null, null, null) };
        RunFolder.Write(Run, Fixture.ResultOf(interrupted, Fixture.Crossings));
        Assert.True(RunFolder.TryRead(Run, out _, out IReadOnlyList<string> problems));
        Assert.Empty(problems);
    }

    [Theory] // bytes overwritten, cut out, doubled or cut off, anywhere
    [InlineData("run.json")]
    [InlineData("audit.jsonl")]
    public void Whatever_happens_to_a_file_nothing_is_thrown(string name)
    {
        string path = Path.Combine(Run, name);
        byte[] whole = File.ReadAllBytes(path);
        Check.One(Repeatable, Prop.ForAll(ArbMap.Default.ArbFor<(uint At, byte Length, byte Kind, byte Value)>(), damage =>
        {
            int at = (int)(damage.At * 2_654_435_761L % whole.Length); // spreads small numbers over the file
            int end = Math.Min(at + 1 + (damage.Length % 60), whole.Length);
            File.WriteAllBytes(path, (damage.Kind % 4) switch
            {
                0 => [.. whole[..at], damage.Value, .. whole[(at + 1)..]],
                1 => [.. whole[..at], .. whole[end..]],
                2 => [.. whole[..end], .. whole[at..]],
                _ => whole[..at],
            });
            _ = RunFolder.TryRead(Run, out _, out _); // what it throws is the failure
        }));
    }

    private void Edit(string name, Func<string, string> change)
    {
        string path = Path.Combine(Run, name);
        File.WriteAllText(path, change(File.ReadAllText(path)));
    }
}
