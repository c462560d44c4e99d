namespace CoDesign.Description.Schema;

/// <summary>A rule about keys that exclude or need one another.</summary>
/// <param name="Rule">How many may be there.</param>
/// <param name="Keys">The keys in question, at least two.</param>
public sealed record KeyGroup(KeyGroupRule Rule, IReadOnlyList<string> Keys);
