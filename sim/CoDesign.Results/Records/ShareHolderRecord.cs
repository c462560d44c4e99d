namespace CoDesign.Results;

/// <summary>Shares that a collusion domain has seen.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Shares">Their numbers.</param>
public sealed record ShareHolderRecord(string Domain, IReadOnlyList<int> Shares);
