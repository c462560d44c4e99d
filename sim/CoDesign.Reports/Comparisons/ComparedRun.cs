using CoDesign.Results;

namespace CoDesign.Reports;

/// <summary>A run of a comparison.</summary>
/// <param name="Name">Name by which the reader knows it: a variant, a folder.</param>
/// <param name="Record">Its record.</param>
public sealed record ComparedRun(string Name, RunRecord Record);
