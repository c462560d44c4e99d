namespace CoDesign.Results;

/// <summary>The program that ran.</summary>
/// <param name="Name">Name of the workload.</param>
/// <param name="ElfSha256">SHA-256 of the ELF file.</param>
/// <param name="Isa">ISA that it was chosen for; null for a bare ELF.</param>
/// <param name="Abi">How it talks to its environment.</param>
/// <param name="Size">Size that was run; null for the default one.</param>
public sealed record WorkloadInput(string Name, string ElfSha256, string? Isa, string Abi, string? Size);
