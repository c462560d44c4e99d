using CoDesign.Description.Energies;

namespace CoDesign.Cli.Tests.Energy;

/// <summary>What the interpolation says of points that were left out of a table.</summary>
/// <param name="Node">Table.</param>
/// <param name="Class">Class.</param>
/// <param name="Cell">Type of its cells.</param>
/// <param name="What">Which points.</param>
/// <param name="Count">How many.</param>
/// <param name="MeanAbsolute">Mean of the errors without sign, as a share.</param>
/// <param name="Worst">Largest error, as a share.</param>
/// <param name="At">Where that is.</param>
internal sealed record HeldOutRow(int Node, string Class, CellType Cell, string What, int Count, double MeanAbsolute, double Worst, string At);
