using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>Steps of a path that a reader sees as one: a function that moved labelled bytes, however many loads and stores that took.</summary>
/// <param name="Steps">The steps, at least one.</param>
internal sealed record PathHop(IReadOnlyList<PathRecord> Steps)
{
    /// <summary>The function without offset; null if unknown.</summary>
    public string? Function { get; } = FindingFingerprint.FunctionOf(Steps[0].Symbol);

    /// <summary>What happened: the kind of the first step, or "move".</summary>
    public string Kind { get; } = Steps[0].Kind is "source" or "module" ? Steps[0].Kind : "move";

    /// <summary>What makes two hops look the same to a reader.</summary>
    public (string, string?, string?) Signature => (Kind, Function, Kind == "module" ? Steps[0].Description : null);

    /// <summary>Files and lines, each once, in order.</summary>
    public IReadOnlyList<string> Sources => [.. Steps.Select(s => s.Source).OfType<string>().Distinct()];

    /// <summary>What happened, in words.</summary>
    public string Sentence => Kind switch
    {
        "source" or "module" => PathText.Of(Steps[0]),
        _ => (Steps.FirstOrDefault(s => s.Kind == "load"), Steps.LastOrDefault(s => s.Kind == "store")) switch
        {
            (PathRecord from, PathRecord to) when PathText.Place(from) != PathText.Place(to) => $"{PathText.Place(from)} → {PathText.Place(to)}",
            (PathRecord from, null) => $"reads {PathText.Place(from)}",
            (null, PathRecord to) => $"writes {PathText.Place(to)}",
            _ => PathText.Of(Steps[0]),
        },
    };

    /// <summary>Puts consecutive steps of one function together.</summary>
    public static IReadOnlyList<PathHop> Of(IReadOnlyList<PathRecord> path)
    {
        List<PathHop> hops = [];
        int start = 0;
        for (int i = 1; i <= path.Count; i++)
        {
            if (i == path.Count || !Joins(path[start], path[i]))
            {
                hops.Add(new PathHop([.. path.Skip(start).Take(i - start)]));
                start = i;
            }
        }

        return path.Count == 0 ? [] : hops;
    }

    private static bool Joins(PathRecord first, PathRecord next) =>
        first.Kind is "load" or "store"
        && next.Kind is "load" or "store"
        && first.Symbol is not null
        && FindingFingerprint.FunctionOf(first.Symbol) == FindingFingerprint.FunctionOf(next.Symbol);
}
