namespace CoDesign.Elf;

/// <summary>A place in a source file.</summary>
/// <param name="File">Path with forward slashes, as the compiler recorded it, without a leading <c>./</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1; 0 when the compiler did not say.</param>
public readonly record struct SourceLine(string File, int Line, int Column);
