namespace CoDesign.Results;

/// <summary>The audit log.</summary>
/// <param name="Records">Records between header and footer.</param>
/// <param name="Root">Merkle root over all records.</param>
public sealed record AuditSummary(long Records, string Root);
