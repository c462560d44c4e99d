using CoDesign.Description.Diagnostics;

namespace CoDesign.Machine;

/// <summary>A program that does not fit the chip: the user's input is wrong.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "without a place and a remedy there is nothing to tell the user")]
public sealed class ProgramProblemException : Exception
{
    /// <summary>One problem.</summary>
    /// <param name="position">The file, and the place in it where that is known.</param>
    /// <param name="finding">What is wrong.</param>
    /// <param name="remedy">What to do; null if the finding says it.</param>
    public ProgramProblemException(SourcePosition position, string finding, string? remedy = null)
        : this([new Diagnostic(Severity.Error, position, finding, remedy)])
    {
    }

    /// <summary>Several problems.</summary>
    public ProgramProblemException(IReadOnlyList<Diagnostic> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; }
}
