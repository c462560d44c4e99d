using System.Diagnostics.CodeAnalysis;
using System.Text;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>
/// The folder with all reports of a run. It is written beside its place and then moved there, so that a reader finds the old
/// folder or the new one and never a mixture, even after a crash.
/// </summary>
/// <remarks>
/// No system call replaces a folder that has files, so there are two steps: the old folder moves aside, the new one takes its
/// place. Between them only the folder aside exists: it is complete, and <see cref="TryRead"/> and the next <see cref="Write"/> find
/// it. One writer at a time.
/// </remarks>
public static class RunFolder
{
    private const string RecordFile = "run.json";
    private const string LogFile = "audit.jsonl";

    /// <summary>Writes every report; a folder that is there is replaced.</summary>
    /// <param name="folder">The folder; those above it are made if needed.</param>
    /// <param name="result">The run.</param>
    /// <param name="extraFiles">Further files.</param>
    /// <exception cref="ArgumentException">A further file has the name of a report, of another one, or a folder in it.</exception>
    /// <exception cref="IOException">The disk refuses; what was there is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">So do access rights.</exception>
    public static void Write(string folder, RunResult result, params IReadOnlyList<FolderFile> extraFiles) =>
        WriteWith(ReportCatalog.All, folder, result, extraFiles);

    /// <summary>Writes what the given writers make: for tests of one that fails.</summary>
    internal static void WriteWith(
        IReadOnlyList<IReportWriter> writers, string folder, RunResult result, IReadOnlyList<FolderFile> extraFiles)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(extraFiles);
        Check(extraFiles);
        string place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string fresh = Beside(place, ".new");
        string old = Beside(place, ".old");
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        Restore(place, old);
        Remove(fresh);
        try
        {
            Fill(fresh, result, extraFiles, writers);
            if (Directory.Exists(place))
            {
                Directory.Move(place, old);
            }

            Directory.Move(fresh, place);
        }
        finally
        {
            // Whatever went wrong: no half folder stays, and the old one is back in its place.
            Remove(fresh);
            Restore(place, old);
        }
    }

    /// <summary>Reads record and audit log back.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="result">The run; its crossings are those up to the first line of the log that cannot be read.</param>
    /// <param name="problems">What is wrong with the folder, each with the name of the file. A result may come with problems.</param>
    /// <returns>Whether there is a record. Nothing that a folder has in it makes this throw.</returns>
    public static bool TryRead(string folder, [NotNullWhen(true)] out RunResult? result, out IReadOnlyList<string> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(place) && Directory.Exists(Beside(place, ".old")))
        {
            place = Beside(place, ".old");
        }

        List<string> found = [];
        problems = found;
        result = null;
        if (!TryText(place, RecordFile, found, out string json))
        {
            return false;
        }

        if (!RunRecordJson.TryRead(json, out RunRecord record, out string? problem))
        {
            found.Add($"{RecordFile}: {problem}");
            return false;
        }

        IReadOnlyList<CrossingRecord> crossings = [];
        if (TryText(place, LogFile, found, out string log))
        {
            crossings = Crossings(record, log, found);
        }

        result = new RunResult(record, crossings, log);
        return true;
    }

    private static void Fill(string folder, RunResult result, IReadOnlyList<FolderFile> extraFiles, IReadOnlyList<IReportWriter> writers)
    {
        Directory.CreateDirectory(folder);
        foreach (IReportWriter writer in writers)
        {
            using FileStream stream = File.Create(Path.Combine(folder, writer.FileName));
            writer.Write(result, stream);
        }

        foreach (FolderFile file in extraFiles)
        {
            File.WriteAllBytes(Path.Combine(folder, file.Name), file.Content.Span);
        }
    }

    private static IReadOnlyList<CrossingRecord> Crossings(RunRecord record, string log, List<string> problems)
    {
        if (!AuditLogReader.TryRead(log, out IReadOnlyList<CrossingRecord> crossings, out string? problem))
        {
            problems.Add($"{LogFile}: {problem}");
        }

        AuditVerification verification = AuditVerification.Of(log);
        // A run that was interrupted has a log without footer, and that is all that may be wrong with it.
        if (!verification.IsValid && record.Exit.Reason != ExitRecord.Interrupted)
        {
            problems.Add($"{LogFile}: {verification.Problem}");
        }
        else if (verification.Root != record.Audit.Root)
        {
            problems.Add(
                $"{LogFile}: its Merkle root is {verification.Root}, and {RecordFile} says {record.Audit.Root}: they are not of one run, "
                    + "or one was edited");
        }

        return crossings;
    }

    private static string Beside(string place, string suffix) =>
        Path.Combine(Path.GetDirectoryName(place)!, "." + Path.GetFileName(place) + suffix);

    // After a crash between the two steps, the old folder is the only complete one; after both, it is of no use.
    private static void Restore(string place, string old)
    {
        if (!Directory.Exists(place) && Directory.Exists(old))
        {
            Directory.Move(old, place);
        }

        Remove(old);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Check(IReadOnlyList<FolderFile> files)
    {
        HashSet<string> names = new(ReportCatalog.All.Select(w => w.FileName), StringComparer.OrdinalIgnoreCase);
        foreach (FolderFile file in files)
        {
            if (file.Name.Length == 0 || file.Name is "." or ".." || file.Name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
            {
                throw new ArgumentException($"'{file.Name}' is no name of a file", nameof(files));
            }

            if (!names.Add(file.Name))
            {
                throw new ArgumentException($"'{file.Name}' is there twice, or is the name of a report", nameof(files));
            }
        }
    }

    private static bool TryText(string folder, string name, List<string> problems, out string text)
    {
        try
        {
            text = File.ReadAllText(Path.Combine(folder, name), Encoding.UTF8);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            text = string.Empty;
            problems.Add($"{name}: {exception.Message}");
            return false;
        }
    }
}
