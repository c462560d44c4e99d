using System.Text;
using CoDesign.Results;

namespace CoDesign.Reports.Tests;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder["duo-chat-ffff"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_has_every_report_and_nothing_beside_it()
    {
        RunFolder.Write(Run, Fixture.Result, new FolderFile("host.json", "{}\n"u8.ToArray()));
        Assert.Equal(ReportCatalog.All.Select(w => w.FileName).Append("host.json").Order(StringComparer.Ordinal), FilesOf(Run));
        Assert.Equal(["duo-chat-ffff"], _folder.Names());
        Assert.Equal("{}\n", File.ReadAllText(Path.Combine(Run, "host.json")));
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes()
    {
        RunFolder.Write(Run, Fixture.Result);
        RunFolder.Write(_folder["again"], Fixture.Result);
        Assert.All(
            ReportCatalog.All,
            w => Assert.Equal(
                File.ReadAllBytes(Path.Combine(Run, w.FileName)), File.ReadAllBytes(Path.Combine(_folder["again"], w.FileName))));
    }

    [Fact]
    public void A_new_run_replaces_all_of_an_old_one()
    {
        RunFolder.Write(Run, Fixture.Result, new FolderFile("host.json", ReadOnlyMemory<byte>.Empty));
        RunFolder.Write(Run, Fixture.ResultOf(Fixture.Record with { GuestOutput = "new" }, []));
        Assert.DoesNotContain("host.json", FilesOf(Run));
        Assert.True(RunFolder.TryRead(Run, out RunResult? read, out _));
        Assert.Equal("new", read.Record.GuestOutput);
    }

    [Fact]
    public void A_writer_that_fails_leaves_nothing_where_nothing_was()
    {
        Assert.Throws<IOException>(() => RunFolder.WriteWith([ReportCatalog.All[0], new FailingWriter()], Run, Fixture.Result, []));
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_old_folder_as_it_was()
    {
        RunFolder.Write(Run, Fixture.Result);
        byte[] before = File.ReadAllBytes(Path.Combine(Run, "run.json"));
        RunResult other = Fixture.ResultOf(Fixture.Record with { GuestOutput = "new" }, []);
        Assert.Throws<IOException>(() => RunFolder.WriteWith([ReportCatalog.All[0], new FailingWriter()], Run, other, []));
        Assert.Equal(["duo-chat-ffff"], _folder.Names());
        Assert.Equal(ReportCatalog.All.Select(w => w.FileName).Order(StringComparer.Ordinal), FilesOf(Run));
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Run, "run.json")));
    }

    [Fact] // after a crash between moving the old folder aside and the new one in
    public void A_folder_that_a_crash_left_aside_is_read_and_taken_back()
    {
        RunFolder.Write(Run, Fixture.Result);
        Directory.Move(Run, _folder[".duo-chat-ffff.old"]);
        Directory.CreateDirectory(_folder[".duo-chat-ffff.new"]);
        Assert.True(RunFolder.TryRead(Run, out _, out IReadOnlyList<string> problems));
        Assert.Empty(problems);
        Assert.Throws<IOException>(() => RunFolder.WriteWith([new FailingWriter()], Run, Fixture.Result, []));
        Assert.Equal(["duo-chat-ffff"], _folder.Names());
        Assert.True(File.Exists(Path.Combine(Run, "run.json")));
    }

    [Fact]
    public void What_was_written_reads_back()
    {
        RunFolder.Write(Run + Path.DirectorySeparatorChar, Fixture.Result);
        Assert.True(RunFolder.TryRead(Run, out RunResult? read, out IReadOnlyList<string> problems));
        Assert.Empty(problems);
        Assert.Equal(Fixture.Result.AuditLog, read.AuditLog);
        Assert.Equal(Fixture.Crossings.Select(c => c.Symbol), read.Crossings.Select(c => c.Symbol));
        Assert.All(ReportCatalog.All, w => Assert.Equal(Rendering.Report(w.FileName), Rendering.Report(w.FileName, read)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("run.json")]
    [InlineData("RUN.JSON")] // one file on hosts whose names have no case
    public void Further_files_have_names_of_their_own_in_the_folder(string name)
    {
        Assert.Throws<ArgumentException>(() => RunFolder.Write(Run, Fixture.Result, new FolderFile(name, ReadOnlyMemory<byte>.Empty)));
        Assert.Empty(_folder.Names());
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    /// <summary>Fails after some bytes, as on a full disk.</summary>
    private sealed class FailingWriter : IReportWriter
    {
        public string Name => "failing";

        public string FileName => "failing.txt";

        public void Write(RunResult result, Stream stream)
        {
            stream.Write(Encoding.UTF8.GetBytes("half a re"));
            throw new IOException("no space left on device");
        }
    }
}
