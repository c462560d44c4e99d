namespace CoDesign.Reports;

/// <summary>A file that somebody else puts into a run folder, such as facts about the host.</summary>
/// <param name="Name">Name of the file, without folder.</param>
/// <param name="Content">Its bytes.</param>
public sealed record FolderFile(string Name, ReadOnlyMemory<byte> Content);
