namespace CoDesign.Results;

/// <summary>What the translator did. It depends on the engine and never on the program's results, so no record has it.</summary>
/// <param name="Fragments">Pieces of code that were made.</param>
/// <param name="Instructions">Instructions in them.</param>
/// <param name="DistinctInstructions">Addresses of these: the ratio says how often the same code was translated.</param>
/// <param name="Milliseconds">Time of the host that it took, with the compiler of the runtime.</param>
/// <param name="Entries">How often translated code was entered.</param>
/// <param name="Stops">How often it left the rest of a block to the interpreter.</param>
public sealed record TranslationStatistics(int Fragments, int Instructions, int DistinctInstructions, double Milliseconds, long Entries, long Stops);
