using System.Text.RegularExpressions;

namespace CoDesign.EndToEnd.Tests.Documents;

/// <summary>A command that a document shows, with what it prints.</summary>
/// <param name="Line">Line of the document, from 1.</param>
/// <param name="Text">What the shell is given.</param>
/// <param name="Expected">Lines that the document shows below it; none: the output is not compared.</param>
internal sealed record DocumentCommand(int Line, string Text, IReadOnlyList<string> Expected)
{
    private const string Anything = "…";

    /// <summary>Whether an output is the one of the document: … stands for any text in a line, and for any lines if it is alone.</summary>
    public bool Accepts(string output)
    {
        string pattern = string.Concat(Expected.Select(line => line.Trim() == Anything
            ? "(?:[^\n]*\n)*"
            : Regex.Escape(line.TrimEnd()).Replace(Anything, "[^\n]*", StringComparison.Ordinal) + "[ ]*\n"));
        string text = output.TrimEnd().Length == 0 ? string.Empty : output.TrimEnd() + "\n";

        // Without backtracking: a document with several … must not take minutes to be found wrong.
        return Expected.Count == 0 || Regex.IsMatch(text, $"\\A(?:{pattern})\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
