namespace CoDesign.Results;

/// <summary>The program that made a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record ToolRecord(string Name, string Version);
