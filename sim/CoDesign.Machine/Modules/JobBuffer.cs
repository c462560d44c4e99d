namespace CoDesign.Machine.Modules;

/// <summary>A range of bus addresses in a descriptor.</summary>
/// <param name="Address">First byte.</param>
/// <param name="Length">Bytes.</param>
public readonly record struct JobBuffer(ulong Address, ulong Length);
