namespace CoDesign.Elf;

/// <summary>One word that a loader has to store because the program does not lie at address 0.</summary>
/// <param name="Address">Biased virtual address of the word: 4 bytes for ELF32, 8 for ELF64, not necessarily aligned.</param>
/// <param name="Value">Load bias plus addend, modulo the width of the word.</param>
public readonly record struct RelativeRelocation(ulong Address, ulong Value);
