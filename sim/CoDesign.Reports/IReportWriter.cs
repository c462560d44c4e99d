using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>One kind of report: a function of a run's result, and of nothing else.</summary>
public interface IReportWriter
{
    /// <summary>A few words that say what it is.</summary>
    string Name { get; }

    /// <summary>Name of its file in a run folder.</summary>
    string FileName { get; }

    /// <summary>Writes the report in UTF-8 without byte order mark, lines ended by LF. The same result gives the same bytes.</summary>
    /// <param name="result">The run.</param>
    /// <param name="stream">Where to write; it stays open.</param>
    /// <exception cref="IOException">The stream refuses.</exception>
    void Write(RunResult result, Stream stream);
}
