namespace CoDesign.Modules.Tests.Sweep;

/// <summary>What it takes to show that every parameter of a kind matters.</summary>
/// <param name="Kind">Tag of the kind.</param>
/// <param name="Units">Modules of the kind; together they have every parameter.</param>
/// <param name="Jobs">Jobs; a parameter matters if one of them, on one of the units, costs something else.</param>
internal sealed record KindSweep(string Kind, IReadOnlyList<string> Units, IReadOnlyList<SweepJob> Jobs)
{
    /// <summary>Values of parameters that are no numbers, booleans or choices, by place in the module.</summary>
    public IReadOnlyList<(string Path, string Value)> Changes { get; init; } = [];

    /// <summary>Keys that change neither time nor energy of a job, by place in the schema, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Exceptions { get; init; } = new Dictionary<string, string>();
}
