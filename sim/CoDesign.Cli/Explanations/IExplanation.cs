namespace CoDesign.Cli.Explanations;

/// <summary>Knows one sort of things that have names.</summary>
internal interface IExplanation
{
    /// <summary>Every name, for finding the nearest one.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>Writes what is known.</summary>
    /// <returns>Whether something is.</returns>
    bool TryWrite(string what, TextWriter output, int width);
}
