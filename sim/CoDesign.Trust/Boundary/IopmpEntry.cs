namespace CoDesign.Trust;

/// <summary>An entry of the IOPMP.</summary>
/// <param name="Index">Priority: the lowest matching index decides.</param>
/// <param name="Domain">Id of its memory domain.</param>
/// <param name="Address">First address.</param>
/// <param name="SizeBytes">Length in bytes, at least 1.</param>
/// <param name="CanRead">Reading is permitted.</param>
/// <param name="CanWrite">Writing is permitted.</param>
public sealed record IopmpEntry(int Index, string Domain, ulong Address, ulong SizeBytes, bool CanRead, bool CanWrite);
