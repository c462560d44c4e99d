using System.Text;
using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>A report that is text and small enough to be made at once.</summary>
/// <param name="name">A few words that say what it is.</param>
/// <param name="fileName">Name of its file.</param>
/// <param name="text">Makes the text; lines end with LF.</param>
internal sealed class TextReport(string name, string fileName, Func<RunResult, string> text) : IReportWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string Name => name;

    public string FileName => fileName;

    public void Write(RunResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Utf8.GetBytes(text(result)));
    }
}
