namespace CoDesign.Description.Diagnostics;

/// <summary>Collects every problem of a run's input, so that all are reported at once.</summary>
/// <remarks>Not thread safe: one bag belongs to one loading of one run.</remarks>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _inOrder = [];
    private readonly HashSet<Diagnostic> _known = [];

    /// <summary>Whether the input must be refused (exit code 2).</summary>
    public bool HasErrors => ErrorCount > 0;

    /// <summary>Number of errors; two counts taken before and after a step tell whether that step found any.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>Number of distinct diagnostics of every severity.</summary>
    public int Count => _inOrder.Count;

    /// <summary>Adds a diagnostic; one that is equal in every part to an earlier one is dropped.</summary>
    /// <param name="diagnostic">The problem; ownership of nothing else passes.</param>
    public void Add(Diagnostic diagnostic)
    {
        if (!_known.Add(diagnostic))
        {
            return;
        }
        _inOrder.Add(diagnostic);
        if (diagnostic.Severity == Severity.Error)
        {
            ErrorCount++;
        }
    }

    /// <summary>Adds a problem that makes the input unusable.</summary>
    /// <param name="position">The value or key in question.</param>
    /// <param name="message">What was found; no final full stop.</param>
    /// <param name="hint">The remedy as a clause, or null.</param>
    public void Error(SourcePosition position, string message, string? hint = null) =>
        Add(new Diagnostic(Severity.Error, position, message, hint));

    /// <summary>Adds a problem that leaves the input usable.</summary>
    /// <param name="position">The value or key in question.</param>
    /// <param name="message">What was found; no final full stop.</param>
    /// <param name="hint">The remedy as a clause, or null.</param>
    public void Warning(SourcePosition position, string message, string? hint = null) =>
        Add(new Diagnostic(Severity.Warning, position, message, hint));

    /// <summary>Adds an explanation.</summary>
    /// <param name="position">The value or key in question.</param>
    /// <param name="message">The fact; no final full stop.</param>
    public void Note(SourcePosition position, string message) =>
        Add(new Diagnostic(Severity.Note, position, message));

    /// <summary>The diagnostics by file, line, column and then order of discovery, which makes the report deterministic.</summary>
    public IReadOnlyList<Diagnostic> Sorted() =>
        [.. _inOrder
            .OrderBy(diagnostic => diagnostic.File, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Line)
            .ThenBy(diagnostic => diagnostic.Column)];
}
