namespace CoDesign.Results;

/// <summary>The trusted computing base: what must be right for the audit to mean anything. Its size is what a reviewer would have to read.</summary>
/// <param name="CodeBytes">Instructions of the program, in bytes: it runs on a core of the trusted base.</param>
/// <param name="Functions">Functions that the program's symbols name.</param>
/// <param name="SourceLines">Source lines that gave rise to instructions; null without debug information.</param>
/// <param name="SourceFiles">Files that these lines are in; null without debug information.</param>
/// <param name="ExecutedInstructions">Instructions of the program that this run executed at least once.</param>
/// <param name="SanitizerBytes">Bytes of those functions that the policy lets remove tags, with all that they call.</param>
/// <param name="SanitizerFunctions">How many functions these are.</param>
/// <param name="Parts">Parts of the chip in zones of the trusted base.</param>
public sealed record TrustedBaseRecord(
    long CodeBytes,
    int Functions,
    int? SourceLines,
    int? SourceFiles,
    long ExecutedInstructions,
    long SanitizerBytes,
    int SanitizerFunctions,
    IReadOnlyList<TrustedPartRecord> Parts);
