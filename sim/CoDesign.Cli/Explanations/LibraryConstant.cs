using CoDesign.Description.Reading;

namespace CoDesign.Cli.Explanations;

/// <summary>A constant of the library.</summary>
/// <param name="Owner">Chip, core preset or energy table.</param>
/// <param name="Constant">The constant.</param>
internal sealed record LibraryConstant(string Owner, StatedConstant Constant);
