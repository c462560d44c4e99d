namespace CoDesign.Cli.Fitting;

/// <summary>What was found for a parameter.</summary>
/// <param name="Place">Place among its values.</param>
/// <param name="Same">Places of further values at which no error changes, the others being as found.</param>
/// <param name="NextBest">How much the sum of errors grows at the best value that changes it, in hundredths of a percent; null: there is none.</param>
/// <param name="DeterminedBy">Programs whose errors grow most there, the first most.</param>
internal sealed record FoundParameter(int Place, IReadOnlyList<int> Same, long? NextBest, IReadOnlyList<int> DeterminedBy);

/// <summary>What a search found.</summary>
/// <param name="Parameters">Per parameter.</param>
/// <param name="Before">Error of each program at the start.</param>
/// <param name="After">Error of each program at the end.</param>
/// <param name="Sweeps">Times that all parameters were looked at.</param>
internal sealed record FitResult(IReadOnlyList<FoundParameter> Parameters, IReadOnlyList<long> Before, IReadOnlyList<long> After, int Sweeps);
