namespace CoDesign.Trust;

/// <summary>A rule of the trust model.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Level">Level in reports: error, warning or note.</param>
/// <param name="Cwe">Numbers of the Common Weakness Enumeration.</param>
/// <param name="Meaning">What happened when the rule fires.</param>
/// <param name="Remedy">What to do.</param>
public sealed record RuleDescription(string Id, string Title, string Level, IReadOnlyList<int> Cwe, string Meaning, string Remedy);
