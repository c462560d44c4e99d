namespace CoDesign.Results;

/// <summary>A rule of the trust model that the run was judged by.</summary>
/// <param name="Id">Stable id: TB101.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Level">error, warning or note.</param>
/// <param name="Cwe">Numbers of the Common Weakness Enumeration.</param>
/// <param name="Meaning">What happened when the rule fires.</param>
/// <param name="Remedy">What to do.</param>
public sealed record RuleRecord(string Id, string Title, string Level, IReadOnlyList<int> Cwe, string Meaning, string Remedy);
