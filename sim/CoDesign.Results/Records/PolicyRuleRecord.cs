namespace CoDesign.Results;

/// <summary>A policy rule.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Because">Its reason.</param>
/// <param name="Hits">Decisions in which it took part.</param>
public sealed record PolicyRuleRecord(string Id, string Effect, string Because, long Hits);
